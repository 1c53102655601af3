"""Where to find legal help and company: public facts on how to find and check help, without naming who gives it."""

from stories.demo.content.editorial.seed import EditorialSeed, body

HELP = EditorialSeed(
    key="help",
    slug_es="ayuda-legal",
    slug_en="legal-help",
    title_es="Ayuda legal y apoyo",
    title_en="Legal help and support",
    lead_es="Este archivo no da consejo legal. Aquí se dice cómo encontrar a quien sí puede darlo, y cómo saber que es de verdad.",
    lead_en="This archive gives no legal advice. Here is how to find people who can give it, and how to know they are real.",
    body_es=body("""
        # Antes de contar, o después

        Si tiene un caso abierto, o teme tenerlo, hable primero con alguien que sepa de leyes de inmigración. Lo que
        usted le dice a su abogada o abogado es secreto por ley. Lo que nos dice a nosotros no lo es: un juez puede
        pedirlo.

        # Quién puede aconsejarle

        * Una abogada o un abogado con licencia. * Una persona acreditada por el Departamento de Justicia, que trabaja
        en una organización reconocida. * En Estados Unidos un notario no es abogado, y no puede aconsejarle.

        # Cómo comprobarlo

        * El Colegio de Abogados de California tiene en su página la lista de todas las licencias. Se busca por nombre
        o por número. * El Departamento de Justicia publica la lista de organizaciones reconocidas y de personas
        acreditadas. * También publica, para cada corte de inmigración, una lista de quienes ayudan gratis.
        * En Los Ángeles, el 211 dice adónde ir, en muchos idiomas. * Su consulado puede orientarle, y puede visitar a
        personas detenidas. Si huyó de su gobierno, no le avise sin hablar antes con una abogada o un abogado.

        # Cuando vaya

        Pregunte cuánto cuesta y pida un recibo. Pregunte si lo que diga es secreto. Lea antes de firmar; si no lo
        entiende, no firme. No deje sus papeles originales. Nadie honrado promete un resultado.

        # Si contar le movió algo

        Puede llamar o mandar un mensaje al 988, a cualquier hora. En español, oprima el 2, o mande la palabra AYUDA.

        -> search También puede leer lo que otras personas contaron. | Buscar en las historias
    """),
    body_en=body("""
        # Before you tell, or after

        If you have an open case, or fear one, talk first with somebody who knows immigration law. What you tell your
        lawyer is secret by law. What you tell us is not: a judge can ask for it.

        # Who can advise you

        * A lawyer with a license. * A person accredited by the Department of Justice, who works at a recognized
        organization. * In the United States a notary is not a lawyer, and cannot advise you.

        # How to check

        * The State Bar of California lists every license on its site. You can search by name or by number. * The
        Department of Justice publishes the list of recognized organizations and accredited people. * For each
        immigration court it also publishes a list of those who help for free. * In Los Angeles,
        211 tells you where to go, in many languages. * Your consulate can guide you, and it may visit people in
        detention. If you fled from your government, do not tell it before you talk with a lawyer.

        # When you go

        Ask what it costs and ask for a receipt. Ask whether what you say is secret. Read before you sign; if you do
        not understand it, do not sign. Do not leave your original papers. Nobody honest promises a result.

        # If telling stirred something up

        You can call or text 988, at any hour. For Spanish, press 2, or text the word AYUDA.

        -> search You can also read what other people told. | Search the stories
    """),
)
