"""The commonest given names by culture, for other names: chosen by hand from public lists of what children are called.

Kept short on purpose: a name that many have points to nobody. Names of one culture only where its people write them so.
"""

Names = tuple[str, ...]


def _names(words: str) -> Names:
    return tuple(words.split())


# culture: (women, men)
GIVEN: dict[str, tuple[Names, Names]] = {
    "es": (
        _names(
            "María Ana Rosa Carmen Juana Teresa Elena Isabel Laura Patricia Gloria Marta Silvia Julia Sara Lucía Sofía "
            "Daniela Andrea Paula Alicia Beatriz Norma Blanca Irma Olga Verónica Yolanda Leticia Gabriela Fernanda "
            "Valeria Karina Nora Inés Dora"
        ),
        _names(
            "José Juan Luis Carlos Jorge Pedro Miguel Antonio Francisco Manuel Jesús Rafael Daniel David Roberto "
            "Fernando Ricardo Mario Sergio Eduardo Javier Alejandro Oscar Raúl Héctor Víctor Pablo Andrés Hugo Iván "
            "Gabriel Tomás Felipe Ernesto Óscar Nicolás"
        ),
    ),
    "en": (
        _names(
            "Mary Patricia Jennifer Linda Elizabeth Susan Jessica Sarah Karen Nancy Lisa Betty Sandra Ashley Emily "
            "Donna Michelle Carol Amanda Laura Rebecca Helen Anna Julia Grace Olivia Victoria Rachel Diane Faith"
        ),
        _names(
            "James John Robert Michael William David Richard Joseph Thomas Charles Daniel Matthew Anthony Mark Paul "
            "Steven Andrew Kevin Brian George Edward Ryan Eric Jacob Nathan Henry Peter Frank Samuel Luke"
        ),
    ),
    "pt": (
        _names("Maria Ana Francisca Antônia Adriana Juliana Márcia Fernanda Patrícia Aline Sandra Camila Bruna Rita"),
        _names("José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Gabriel Rafael Daniel Bruno"),
    ),
    "ht": (
        _names(
            "Marie Rose Nadège Guerline Mirlande Fabiola Carline Ketia Wideline Esther Judith Lovely Sandra Yolette"
        ),
        _names("Jean Pierre Joseph Wilner Frantz Emmanuel Jacques Samuel Evens Michel Ricardo Daniel Luckner Gérard"),
    ),
    "ar": (
        _names("Fatima Aisha Maryam Zainab Khadija Amina Layla Noor Huda Salma Rania Samira Yasmin Hanan"),
        _names("Mohammed Ahmed Ali Omar Hassan Ibrahim Yusuf Khalid Mahmoud Samir Tariq Karim Bilal Nabil"),
    ),
    "hi": (
        _names("Priya Anita Sunita Pooja Neha Kavita Rekha Meena Lakshmi Asha Deepa Rani Geeta Usha"),
        _names("Raj Amit Rahul Sanjay Vijay Anil Suresh Ravi Manoj Ashok Deepak Kumar Arjun Harpreet"),
    ),
    "zh": (
        _names("Mei Li Xiu Ying Fang Hua Jing Yan Lan Juan Ping Qing Min Na"),
        _names("Wei Jun Ming Jian Hao Bo Lei Qiang Feng Tao Gang Peng Chao Yong"),
    ),
    "vi": (
        _names("Linh Huong Lan Mai Hoa Thuy Trang Nga Phuong Thao Ngoc Yen Van Dung"),
        _names("Minh Hung Tuan Nam Duc Hai Long Quang Thanh Son Khoa Phuc Bao Vinh"),
    ),
    "ko": (
        _names("Ji-woo Seo-yeon Min-ji Hye-jin Eun-ji Soo-jin Yu-na Da-eun Ha-na Bo-ra"),
        _names("Min-jun Ji-hoon Sung-min Hyun-woo Jun-ho Dong-hyun Tae-yang Woo-jin Sang-woo Kyung-soo"),
    ),
    "tl": (
        _names("Marites Jocelyn Rowena Lorna Analyn Divina Imelda Nenita Marivic Liezl Mylene Rosalie"),
        _names("Danilo Reynaldo Rommel Jericho Arnel Benigno Edwin Gilbert Virgilio Rodel Joel Dennis"),
    ),
}

# Women's names that end as men's do, and common ones that lists are too short for.
WOMEN_TOO = frozenset(_names("rosario consuelo socorro amparo rocio luz pilar dolores mercedes guadalupe soledad ines"))
