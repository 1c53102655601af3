"""Names people call each other by: Pepe is José, Bill is William. Lists of ours, from common knowledge."""

from stories.redaction.likeness.letters import clear, fold

_SPANISH = """
josé: pepe pepito chepe che josecito; maría: mari maruja mary marita mariquita; francisco: paco pancho paquito frank
fran chico kiko quico; guadalupe: lupe lupita pita; jesús: chuy chucho chus; ignacio: nacho; guillermo: memo guille;
roberto: beto; alberto: beto; humberto: beto; gilberto: beto; norberto: beto; heriberto: beto; rosario: chayo charo;
consuelo: chelo; concepción: concha conchita; dolores: lola lolita; mercedes: meche mercha; isabel: chabela isa chabe;
refugio: cuca cuco; eduardo: lalo edu; enrique: quique kike; luis: lucho luisito wicho; manuel: manolo meño manny;
antonio: toño tono tony toni; juan: juanito juancho; pedro: perico peyo; rafael: rafa; fernando: fer nando; alejandro:
alex ale jano; alejandra: ale alex sandra; gabriel: gabo gabi; gabriela: gaby gabi; graciela: chela; marcela: chela;
josefina: pepa chepina fina; josefa: pepa; catalina: cata; teresa: tere teresita; margarita: mago; leticia: lety leti;
beatriz: bety betty; patricia: paty pati; verónica: vero; mónica: moni; silvia: chivis; esperanza: pera; esteban:
teban; salvador: chava; gerardo: jerry gera; sergio: checo; óscar: oskitar; raúl: raulito; vicente: chente; tomás:
tommy; miguel: mike migue; ángel: angelito; ricardo: richi richard; arturo: turo; javier: javi; ernesto: neto; andrés:
andy; armando: mando; leonardo: leo nardo; leopoldo: polo; leonel: leo; rodolfo: fito rudy; adolfo: fito; gustavo: gus
tavo; octavio: tavo; héctor: teto; felipe: pipe; rigoberto: rigo; domingo: mingo; benjamín: benja mincho; santiago:
santi chago; bartolomé: bartolo; ramón: moncho ramoncito; jorge: coque yorch george; alfonso: poncho foncho; alfredo:
fredy feyo; victoria: vicky toya; virginia: vicky; elizabeth: liz eli lizbeth; eugenia: kena; rosalía: chalia; rosa:
rosita; ana: anita; lucía: luci chía; soledad: chole; socorro: coco; araceli: cheli; aurora: yoya; amparo: amparito;
carmen: carmelita carmencita; cristina: cris tina; cristóbal: cris; daniel: dani danny; diego: dieguito; elena: nena;
emilio: milo; estela: estelita; magdalena: magda malena; martín: martincito; natalia: nati; nicolás: nico; pablo:
pablito; raquel: raque; rebeca: beca; rocío: chio; rubén: ben; samuel: sami; susana: susi; yolanda: yoli; hortensia:
tencha; inocencio: chencho; florencio: lencho; lorenzo: lencho; ascensión: chon chona; encarnación: chon chona;
asunción: chon chona; hipólito: polo; apolinar: polo
"""
_ENGLISH = """
william: bill billy will willy liam; robert: bob bobby rob robbie; richard: dick rick ricky rich; james: jim jimmy
jamie; john: jack johnny; joseph: joe joey; charles: charlie chuck; edward: ed eddie ted ned; thomas: tom tommy;
michael: mike mikey; elizabeth: liz beth betty eliza lizzie; margaret: maggie meg peggy; katherine: kate katie kathy;
catherine: cathy kate; susan: sue susie; patricia: pat patty trish; deborah: deb debbie; jennifer: jen jenny; jessica:
jess jessie; rebecca: becky; anthony: tony; andrew: andy drew; daniel: dan danny; david: dave davey; matthew: matt;
nicholas: nick nicky; samuel: sam sammy; benjamin: ben benny; alexander: alex sasha; alexandra: alex sandra;
christopher: chris; christina: chris tina; stephen: steve; steven: steve; timothy: tim; gregory: greg; lawrence:
larry; leonard: len lenny leo; raymond: ray; ronald: ron ronnie; donald: don donnie; kenneth: ken kenny; gerald:
jerry; frederick: fred freddy; henry: harry hank; martha: marty; victoria: vicky tori; virginia: ginny; theresa: terry
tess; dorothy: dot dottie; barbara: barb babs; pamela: pam; sandra: sandy
"""


def _families(listed: str) -> dict[str, frozenset[str]]:
    groups = [entry.split(":") for entry in " ".join(listed.split()).split(";") if ":" in entry]
    near: dict[str, set[str]] = {}
    for name, nicknames in groups:
        folded = fold(clear(name.strip()))
        for nickname in nicknames.split():
            near.setdefault(folded, set()).add(fold(clear(nickname)))
            near.setdefault(fold(clear(nickname)), set()).add(folded)
    return {name: frozenset(others) for name, others in near.items()}


# From a folded name to what else the same person may be called: the nicknames of a name, the names of a nickname.
ALSO_CALLED: dict[str, frozenset[str]] = _families(_SPANISH)
for _name, _others in _families(_ENGLISH).items():
    ALSO_CALLED[_name] = ALSO_CALLED.get(_name, frozenset()) | _others

# Names that are also words. Written small they are the word: "llevaron flores" is nobody.
ORDINARY = frozenset(
    fold(clear(word))
    for word in """
    flores rosa rosas luz paz cruz reyes mesa campos ríos león blanca dolores consuelo esperanza socorro mercedes
    pilar ángel ángeles sol mar delgado bravo rubio moreno castillo iglesia iglesias torres salas vega guerra
    cordero peña prado fuentes fuente soledad refugio rosario amparo domingo marina nieves estrella rey calle montes
    monte valle valles rincón soto casas puente arroyo mora oliva olivo pino pinos rojas rojo blanco leal bueno
    cabello cabeza cano barba lobo lobos toro zorro gallo paloma palma palmas olmo nogal santos santo cortés franco
    justo félix victoria gloria perla alba aurora violeta jazmín margarita azucena lima limón oro plata tierra villa
    barrios barrio plaza plazas trejo mata maya feria concha nacho chico don coco polo nena cata pera chela cuca
    sandra beca nata pita milo fina ben leo nico ale rose grace hope joy faith may april june will mark bill rich
    young brown white king bob jack frank ray art chase miles page price hill lake wood stone field green gray black
    day summer autumn dawn rob pat sue drew dot don ken jerry harry guerrero herrera zapata cuesta colón pascua
    pascual navidad milagros encarnación concepción asunción ascensión remedios
    """.split()
)
