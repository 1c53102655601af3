"""The words by which details are known: `value: words; ...`, whole or, with *, their beginnings."""

WORK = """
sewing: costurer* costura seamstress* sewing tailor* maquiladora; cooking: cociner* cook chef; cleaning: limpio
casas limpiaba casas janitor* housekeeper* housecleaner* afanador*; gardening: jardiner* gardener* landscap*;
building: albañil* constructor* construction drywall; roofing: techador* roofer* roofing; farming: campesin*
jornaler* farmworker* piscador* pizca pizcar; fishing: pescador* fisherman fishermen; teaching: maestr*
profesor* teacher* professor*; nursing: enfermer* nurse nurses; caring: niñera* nanny nannies cuidadora*
caregiver*; driving: chofer* taxista* camioner* trucker* driver; selling: vendedor* ambulante* elotero*
paletero* tamalera* tamaler* vendor*; butchering: carnicer* butcher* matadero slaughterhouse meatpacking
empacadora; baking: panader* baker bakery; music: musico* musica mariachi* musician*; painting: pintor*
muralista* painter* muralist*; mechanic: mecanic* mechanic*; carwash: lavacoches carwash carwashero*; warehouse:
bodeguer* almacen warehouse; dairy: lecheria ordeña* dairy; hair: estilista* peluquer* barber* hairdresser*
cosmetolog*; law: abogad* lawyer* attorney paralegal*; clergy: sacerdote* pastor* padrecito priest* nun monja*;
army: soldad* veteran* marine army ejercito; student: estudiante* preparatoria universidad student* college;
carpentry: carpinter* carpenter*; welding: soldador* welder*; port: muelle* estibador* longshore*; doctor:
medico medica doctora physician*; journalist: periodista* journalist* reporter*
"""
ORIGIN = """
honduras: hondureñ* honduras honduran*; guatemala: guatemaltec* guatemala guatemalan*; salvador: salvadoreñ*
salvador salvadoran*; nicaragua: nicaraguense* nicaragua nicaraguan*; mexico: mexican* mexico; ecuador:
ecuatorian* ecuador ecuadorian*; peru: peruan* peru peruvian*; colombia: colombian* colombia; venezuela:
venezolan* venezuela venezuelan*; cuba: cuban* cuba; haiti: haitian* haiti; brasil: brasileñ* brasil brazil*;
bolivia: bolivian* bolivia; dominicana: dominican*; jamaica: jamaican* jamaica jamaiquin*; philippines: filipin*
philippine*; china: chin* chinese china; vietnam: vietnam*; korea: corean* korea*; india: hindu* indian india;
ghana: ghan*; nigeria: nigerian* nigeria; cameroon: camerun* cameroon*; armenia: armenia* armeni*; russia: rus*
russian* russia; ukraine: ucrani* ukrain*; zapotec: zapotec*; mixtec: mixtec*; nahua: nahua* nahuatl; kiche:
kiche k'iche'; mam: mam; qanjobal: kanjobal q'anjob'al qanjobal; maya: maya*; garifuna: garifuna*; triqui:
triqui*; purepecha: purepecha*; oaxaca: oaxaqueñ* oaxaca oaxacan*; michoacan: michoacan*; puebla: poblan*
puebla; guerrero: guerrerense*; jalisco: jalisco jalisciense*; zacatecas: zacatecan* zacatecas; chiapas:
chiapanec* chiapas; yucatan: yucatec* yucatan
"""
FAMILY = """
twins: gemel* mellizo* cuate* twins; widowed: viud* widow*; orphan: huerfan* orphan*; pregnant: embarazad*
pregnant; adopted: adoptad* adoptiv* adopted; single mother: madre soltera single mother single mom;
grandchildren: niet* grandchild* grandson* granddaughter*; stepfather: padrastro* stepfather* stepdad*; newborn:
recien nacid* newborn*; divorced: divorciad* divorced; only child: hijo unico hija unica only child;
great-grandmother: bisabuel* great-grand*
"""
HEALTH = """
cancer: cancer leucemia leukemia; kidneys: dialisis dialysis riñon* kidney*; diabetes: diabet*; blind: cieg*
blind; deaf: sord* deaf; wheelchair: silla de ruedas wheelchair*; lost limb: amput* protesis prosthe*; epilepsy:
epilep*; down: sindrome de down down syndrome; autism: autis*; stroke: derrame cerebral stroke; transplant:
trasplant* transplant*; burns: quemadur* burns; heart: infarto marcapasos pacemaker*; asthma: asma asthma*; hiv:
vih sida hiv; miscarriage: aborto espontaneo miscarriage*
"""
EVENT = """
fire: incendio* wildfire*; earthquake: terremoto* earthquake*; flood: inundacion* flooded; hurricane: huracan*
hurricane* mitch; strike: huelga* on strike; kidnapping: secuestr* kidnap*; shooting: balacera* tiroteo*
shooting; crash: choque accidente car crash car accident; award: premio* award*; hunger strike: huelga de hambre
hunger strike; sanctuary: santuario sanctuary; prison birth: nacio en la carcel; freight train: la bestia
freight train; shipwreck: naufrag* shipwreck*; lottery: loteria lottery; strip search: desnud* strip search*;
solitary: solitario solitary confinement; funeral: funeral* velorio* entierro*; quinceañera: quinceañer*;
graduation: graduacion graduation; wedding: boda* wedding*
"""
KINDS = {"work": WORK, "origin": ORIGIN, "family": FAMILY, "health": HEALTH, "event": EVENT}
# Words that only count together.
PHRASES = """
limpio casas; limpiaba casas; madre soltera; single mother; single mom; recien nacid*; hijo unico; hija
unica; only child; silla de ruedas; sindrome de down; down syndrome; derrame cerebral; aborto espontaneo; on
strike; car crash; car accident; huelga de hambre; hunger strike; nacio en la carcel; la bestia; freight
train; strip search*; solitary confinement
"""
NUMBERS = (
    "un uno una one",
    "dos two",
    "tres three",
    "cuatro four",
    "cinco five",
    "seis six",
    "siete seven",
    "ocho eight",
    "nueve nine",
    "diez ten",
)
RELATIVES = {
    "children": "hijos children kids",
    "daughters": "hijas daughters",
    "sons": "sons",
    "brothers": "hermanos siblings brothers",
    "sisters": "hermanas sisters",
    "grandchildren": "nietos grandchildren",
}
