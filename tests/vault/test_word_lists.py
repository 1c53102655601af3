"""The words that codes are made of: what docs/vault-format.md says of them, one rule each."""

import itertools
import re
import string
from collections import defaultdict

import pytest

from stories.vault.sounds import sound
from stories.vault.word_lists import LANGUAGES, SIZE, apart, folded, word_list

# What no frightened person should have to copy by hand, as the beginnings of words. It is not the whole of what was
# left out: people read every word. It keeps the worst from coming in by a later change.
UNWELCOME = {
    "es": """abort abus adic agente aduan ahog alcohol alguacil amenaz arma arrest asalt asesin asil ataq ataud bala
        basura
        batall bomb burla cadaver cadena calvo cancer captur carcel castig catolic caza celda cerdo cicatri
        coca cojo condena corte coyote crimen cruz culpa culo cura daño delit demonio deport derrot deten
        diablo dios disparo divorci dolor drog ebri ejercit embaraz enan encarcel enemig enferm engan esclav
        escond espia evang exil extranj fals fantasma frontera fuego fug funer fusil gay golpe gord gringo
        guerr guns hambre herid hielo homicid huid iglesia ilegal indio infiern inmigr judi juez jurad juzg
        ladron latin legal loco lepra maldi marica matar miedo migr militar misa mojado monj monstru mort
        muert muro musulm negr obispo odio orgas pandill papeles patrull pecad pelig pena perseg pisto polic
        polla preñ preso prision puñal puta quem racis rapto redad rehen relig revolver robo sangr santo
        secuestr semen sexo sifil sospech sucio suicid tanque temor terror tortur traic traged tribunal triste
        tumba venen veng verg viol virgen visa vomit zorra""",
    "en": """abort abus addict agent alcohol alien ambush arrest assault ass asylum attack bastard beat bitch blood bomb
        border bribe bullet burial butt cage cancer cannon capture catholic cell cemet chain cocaine cocktail
        coffin coon condom convict cop corpse court crime crip cruel cuff curse dagger dark dead death deport
        detain devil dirt disease divorce dope drug drunk dwarf dyke enemy escape execut exile fag fat fear
        felon fight fire flee foreign fraud fuck fugitiv gang gay ghetto ghost god grave guard gun harm hate
        heroin hide hostag hunger hunt hurt ice illegal immigra injur jail jew judge jury kidnap kill knife
        lawsuit lesbian liar lock lynch mafia migra militar missile moron murder muslim nazi negro nude
        officer orphan pain penal pimp pistol poison police porn pregnan prey priest prison prostitut punish
        queer race racis raid ransom rape rat rebel refugee relig retard rifle risk rob sad saint sanct satan
        scar secret sex shame shoot shot sin slave slut smuggl sniper soldier spy stab steal suicid suspect
        sword terror thief threat tortur trap trial tribun ugly venom victim violen virus visa war weapon
        whore wound""",
}
# Harmless words that begin like one of those.
WELCOME = {
    "es": "armario balanza cortesia curador curandero prensa robotica violeta",
    "en": """assemble bulletin button cellular copy copyright courtesy courtyard fireplace firework fleece harmonica
        harmony painter racetrack ratio rational rattle robot robotics robust saddle scarecrow scarlet sincere
        wardrobe warehouse warmth warranty""",
}
both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_a_list_has_2048_words_that_differ_without_their_accents(language: str) -> None:
    listed = word_list(language)
    assert len(listed.words) == len(listed.by_folded) == SIZE


@both
def test_every_word_is_of_four_to_nine_letters_that_any_keyboard_has(language: str) -> None:
    assert [word for word in word_list(language).by_folded if not re.fullmatch("[a-z]{4,9}", word)] == []


@both
def test_the_files_are_in_order_one_word_a_line(language: str) -> None:
    words = word_list(language).words
    assert list(words) == sorted(words, key=folded)
    assert all(word == word.lower() for word in words)


def test_the_lists_share_no_word() -> None:
    spanish, english = (set(word_list(language).by_folded) for language in LANGUAGES)
    assert spanish & english == set()


@both
def test_no_single_mistake_makes_one_word_out_of_another(language: str) -> None:
    """At least two letters apart: words one apart would share what is left when a letter of either is taken away."""
    words = word_list(language).by_folded
    shared = defaultdict(set)
    for word in words:
        for piece in {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}:
            shared[piece].add(word)
    pairs = {pair for group in shared.values() for pair in itertools.combinations(sorted(group), 2)}
    # Two letters that changed places are one slip of the hand, too.
    assert [pair for pair in pairs if apart(*pair) < 2 and sorted(pair[0]) != sorted(pair[1])] == []
    assert [pair for pair in pairs if levenshtein(*pair) < 2] == []


def levenshtein(one: str, other: str) -> int:
    """Insertions, deletions and substitutions alone."""
    last = list(range(len(other) + 1))
    for row, mine in enumerate(one, start=1):
        line = [row]
        for column, theirs in enumerate(other, start=1):
            line.append(min(last[column] + 1, line[-1] + 1, last[column - 1] + (mine != theirs)))
        last = line
    return last[-1]


def test_spanish_words_differ_when_b_and_v_ll_and_y_c_s_and_z_and_h_are_not_told_apart() -> None:
    heard = {sound(word, language="es") for word in word_list("es").by_folded}
    assert len(heard) == SIZE


@both
def test_no_word_is_one_of_fear_or_insult(language: str) -> None:
    beginnings = tuple(folded(each) for each in UNWELCOME[language].split())
    fine = set(WELCOME[language].split())
    found = [word for word in word_list(language).by_folded if word.startswith(beginnings) and word not in fine]
    assert found == []


@both
def test_every_mistake_of_one_letter_is_met_with_the_right_word(language: str) -> None:
    """All of them for some words; for the others by chance, in test_codes."""
    listed = word_list(language)
    for word in list(listed.by_folded)[::256]:
        mistakes = {word[:at] + word[at + 1 :] for at in range(len(word))}
        for at, letter in itertools.product(range(len(word) + 1), string.ascii_lowercase):
            mistakes |= {word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]}
        for typed in mistakes - {word}:
            assert typed not in listed.by_folded
            assert listed.by_folded[word] in listed.near(typed), (word, typed)
