"""What the archive promises and what anyone may do: permission, keeping, rights."""

from stories.demo.content.editorial.cards import rights_cards
from stories.demo.content.editorial.seed import EditorialSeed, body

CONSENT = EditorialSeed(
    key="consent",
    slug_es="el-permiso",
    slug_en="permission",
    title_es="El permiso, explicado",
    title_en="Permission, explained",
    lead_es="Mandar no es publicar. Callar no es permitir. Y lo que se permitió se puede retirar.",
    lead_en="Sending is not publishing. Silence is not permission. And what was allowed can be taken back.",
    body_es=body("""
        # Nueve permisos, cada uno por su lado

        Leerla aquí, ver las fotos, oír la grabación, traducirla, que la encuentren los buscadores, dar copias a
        bibliotecas, citarla, enseñarla, entrenar inteligencia artificial. Se contestan uno por uno. Lo que se deja en
        blanco es un no. Sin el primero no vale ninguno.

        # Qué tan exacto

        Quien narra decide también el nombre con que se le llama, o ninguno; si se dice el barrio, la zona, el estado
        o nada; y si se dice el día, el mes, el año, la década o nada.

        # Retirar

        Con sus siete palabras puede ocultar su historia con un solo botón, sin decir por qué. Deja de verse en ese
        momento. Después puede borrarla para siempre, o cambiarla. De lo que otras personas ya hayan copiado no
        podemos responder.

        # Lo que no podemos prometer

        Secreto total, no. Un juez puede ordenar que entreguemos lo que tengamos; los archivos no tienen el privilegio
        de una abogada. Por eso pedimos poco y destruimos pronto.

        # Si usted aparece y no dio permiso

        Díganoslo. No hace falta cuenta ni nombre. Primero ocultamos, después preguntamos.

        -> tell:start Puede empezar y parar cuando quiera. | Contar mi historia
    """),
    body_en=body("""
        # Nine permissions, each on its own

        To be read here, to show the photos, to let the recording be heard, to be translated, to be found by search
        engines, to be copied to libraries, quoted, taught, used to train artificial intelligence. Each is answered by
        itself. What is left blank is a no. Without the first, none of the others counts.

        # How exact

        The narrator also decides by what name to be called, or by none; whether the neighborhood is said, the area,
        the state or nothing; and whether the day is said, the month, the year, the decade or nothing.

        # Taking it back

        With your seven words you can hide your story by pressing one button, without saying why. It stops being seen
        at that moment. Afterwards you can erase it for good, or change it. For what other people have already copied
        we cannot answer.

        # What we cannot promise

        Complete secrecy, no. A court can order us to hand over what we hold; archives do not have a lawyer’s
        privilege. That is why we ask for little and destroy soon.

        # If you appear here and did not agree

        Tell us. No account and no name are needed. We hide first and ask afterwards.

        -> tell:start You can begin, and stop whenever you want. | Tell my story
    """),
)

KEEPING = EditorialSeed(
    key="keeping",
    slug_es="que-guardamos",
    slug_en="what-we-keep",
    title_es="Qué guardamos y por cuánto tiempo",
    title_en="What we keep, and for how long",
    lead_es="Poco, cerrado con llave, y con fecha para dejar de tenerlo.",
    lead_en="Little, under lock and key, and with a date for not having it anymore.",
    body_es=body("""
        # De quien narra

        * Lo que se empezó y no se mandó: treinta días desde la última vez que se tocó. Nadie del archivo lo puede
          abrir.
        * Lo que se mandó: cerrado, cada historia con su propia llave, mientras la historia exista o hasta que usted
          pida destruir el original.
        * Las versiones públicas y los permisos: mientras la historia exista.
        * Sus siete palabras: no las guardamos. Si las pierde no se las podemos dar.
        * La sesión en que está escribiendo: treinta minutos sin moverse, o hasta que presione «Salir ahora».

        # Cuando se retira

        Se oculta en ese momento. Se borra de nuestras copias en siete días, también de las de respaldo, porque se
        destruye la llave que las abre. Queda el número de la ficha y el día, sin contenido, para poder decir que ya
        no está. El informe de lo que se borró lo puede leer usted con sus palabras durante un año.

        # De quien visita

        Nada. No guardamos dirección de internet, ni qué aparato usa, ni qué leyó. Estas páginas no llaman a ningún
        otro sitio.

        # Si llega una orden

        Una orden de un juez nos puede obligar a entregar lo que tengamos, y a no borrarlo todavía. No nos puede
        obligar a volver a mostrar lo que se ocultó. Toda orden la miran dos personas y un abogado. Una solicitud
        firmada solo por la agencia no es una orden de un juez.
    """),
    body_en=body("""
        # From people who tell

        * What was begun and not sent: thirty days from the last time it was touched. Nobody at the archive can open
          it.
        * What was sent: closed, each story with its own key, for as long as the story exists or until you ask for the
          original to be destroyed.
        * The public versions and the permissions: for as long as the story exists.
        * Your seven words: we do not keep them. If you lose them we cannot give them to you.
        * The session in which you are writing: thirty minutes without moving, or until you press “Leave now.”

        # When it is taken back

        It is hidden at that moment. It is erased from our copies within seven days, from the backups too, because the
        key that opens them is destroyed. The number of the record and the day remain, without content, so that we can
        say it is gone. You can read the report of what was erased with your words for one year.

        # From people who visit

        Nothing. We do not keep internet addresses, or what device you use, or what you read. These pages call no
        other site.

        # If an order comes

        A judge’s order can oblige us to hand over what we hold, and not to erase it yet. It cannot oblige us to show
        again what was hidden. Every order is looked at by two people and a lawyer. A request signed only by the
        agency is not an order from a judge.
    """),
)

RIGHTS = EditorialSeed(
    key="rights",
    slug_es="conozca-sus-derechos",
    slug_en="know-your-rights",
    title_es="Conozca sus derechos",
    title_en="Know your rights",
    lead_es="Valen para toda persona en este país, con papeles o sin ellos. Esto es información, no consejo legal.",
    lead_en="They hold for every person in this country, with papers or without. This is information, not legal advice.",
    sheet="rights",
    body_es=rights_cards("es")
    + body("""
        # Si tocan la puerta

        * No tiene que abrir. Pregunte, con la puerta cerrada, quién es y qué quiere.
        * Para entrar a una casa sin permiso hace falta una orden firmada por un juez. Pida que la pasen por debajo de
          la puerta, y mire la firma, el nombre y el domicilio.
        * Una orden de la agencia, firmada por uno de sus empleados, no alcanza para entrar a una casa.
        * Si entran de todos modos, no se resista. Diga que no da permiso, y fíjese en lo que hacen.

        # Puede callar

        * Tiene derecho a guardar silencio. Puede decirlo: «Uso mi derecho a guardar silencio».
        * No tiene que decir dónde nació ni cómo entró.
        * No mienta y no enseñe papeles falsos. Callar no es mentir.

        # En la calle

        * Pregunte: «¿Estoy detenido? ¿Me puedo ir?» Si dicen que se puede ir, váyase caminando.
        * No tiene que permitir que registren sus bolsas, su carro ni su teléfono. Dígalo en voz alta. No se resista
          con el cuerpo.
        * Puede mirar y grabar lo que pasa en un lugar público, sin estorbar.

        # En el trabajo

        * A la parte que no es para el público, un agente entra con orden de un juez o con permiso del patrón.
        * Usted también puede callar en el trabajo. No corra.

        # Si se lo llevan

        * Pida hablar con un abogado. En un caso de inmigración el gobierno no lo paga, pero usted tiene derecho a
          buscar uno.
        * No firme nada que no entienda o con lo que no esté de acuerdo. Firmar puede ser aceptar que lo saquen del
          país.
        * Puede pedir que avisen a su consulado. Si huyó de su gobierno, no tiene que pedirlo: hable antes con un abogado.
        * Apréndase de memoria un teléfono.

        # Dónde llamar

        Los números que siguen son ejemplos inventados: quien use este archivo pondrá aquí los de su ciudad.

        * Red de respuesta (ejemplo): 213-555-0142
        * Clínica legal (ejemplo): 213-555-0157
        * Apoyo emocional, a cualquier hora (ejemplo): 213-555-0176

        Se basa en la Cuarta, la Quinta y la Sexta enmiendas y en lo que han decidido los tribunales. La ley cambia:
        pregunte a una abogada sobre su caso.
    """),
    body_en=rights_cards("en")
    + body("""
        # If they knock at the door

        * You do not have to open. Ask, with the door shut, who they are and what they want.
        * To enter a home without permission takes a warrant signed by a judge. Ask them to slide it under the door,
          and look at the signature, the name and the address.
        * An agency form, signed by one of its employees, is not enough to enter a home.
        * If they come in anyway, do not resist. Say that you do not consent, and notice what they do.

        # You may be silent

        * You have the right to remain silent. You can say so: “I am using my right to remain silent.”
        * You do not have to say where you were born or how you came in.
        * Do not lie and do not show false papers. Keeping silent is not lying.

        # In the street

        * Ask: “Am I being detained? Am I free to go?” If they say you may go, walk away.
        * You do not have to allow a search of your bags, your car or your phone. Say it out loud. Do not resist with
          your body.
        * You may watch and record what happens in a public place, without getting in the way.

        # At work

        * To enter the part that is not for the public, an agent needs a judge’s warrant or the employer’s permission.
        * You may be silent at work too. Do not run.

        # If they take you

        * Ask to speak with a lawyer. In an immigration case the government does not pay for one, but you have the
          right to find one.
        * Do not sign anything you do not understand or agree with. Signing may mean accepting to be sent out of the
          country.
        * You can ask for your consulate to be told. If you fled from your government, you need not: talk with a lawyer first.
        * Learn one telephone number by heart.

        # Where to call

        The numbers that follow are invented examples: whoever uses this archive will put those of their city here.

        * Response network (example): 213-555-0142
        * Legal clinic (example): 213-555-0157
        * Someone to talk to, at any hour (example): 213-555-0176

        Based on the Fourth, Fifth and Sixth Amendments and on what the courts have decided. The law changes: ask a
        lawyer about your case.
    """),
)
