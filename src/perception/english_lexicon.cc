// The word lists behind ClassesOf. Each word may stand in several lists.
#include <boost/unordered/unordered_flat_map.hpp>
#include <utility>

#include "base/unicode.h"
#include "perception/english_words.h"

namespace sam {
namespace {

struct WordList {
  uint32_t classes;
  std::string_view words;
};

constexpr WordList kLists[] = {
    {kDeterminerWord, "a an the this that these those some any every each no another both either neither all"},
    {kDeterminerWord | kPossessiveWord, "my our your his her their its"},
    {kPronounWord,
     "i you he she it we they me him us them her mine yours hers ours theirs myself yourself himself herself itself "
     "ourselves themselves someone somebody anyone anybody everyone everybody nobody something anything everything "
     "nothing one there who which that this these those"},
    {kPrepositionWord,
     "of in on at for with from to by about after before under over into onto through between near behind without "
     "against during since until till past across around beside besides above below inside outside along among "
     "toward towards upon within off out up down like as than per via next_to"},
    {kConjunctionWord,
     "and or but so because cause cuz bc though although while when whenever whereas unless if since until after "
     "before that which who where than then plus yet nor whether once"},
    {kAdverbWord,
     "not never always often sometimes usually also too very really quite just only still already yet now then here "
     "again today tonight tomorrow yesterday ever soon later lately recently once twice away back home together "
     "actually basically honestly finally maybe perhaps probably apparently almost nearly even anymore instead "
     "though anyway currently nowadays mostly mainly either else ago well pretty rather somehow everywhere somewhere "
     "abroad upstairs downstairs outside inside officially technically originally suddenly secretly rarely seldom "
     "exactly literally definitely certainly obviously luckily sadly unfortunately please alone ago forever"},
    {kAdjectiveWord,
     "new old little big small tiny huge young elder older younger eldest youngest oldest lovely dear own nice good "
     "great best bad worst sweet cute beautiful poor crazy funny silly beloved favourite favorite left right first "
     "second third last next other same whole real long short tall high low early late hot cold warm fresh local "
     "former current late_ ex- giant enormous fancy cheap expensive fluffy ancient brand-new stupid lazy grumpy "
     "kind happy sad tired sick busy free full empty weird strange odd entire only main whole spare baby wee second-hand"},
    {kAdjectiveWord | kColourWord,
     "red blue green yellow orange purple pink black white grey gray brown beige turquoise teal navy "
     "maroon crimson lilac lavender gold golden silver violet indigo burgundy mint olive magenta cyan"},
    {kStateWord,
     "vegetarian vegan pescatarian coeliac celiac diabetic asthmatic pregnant left-handed lefthanded right-handed deaf "
     "blind colourblind colorblind color-blind colour-blind divorced married single engaged widowed retired unemployed "
     "self-employed freelance dyslexic autistic bilingual trilingual ambidextrous jewish muslim christian catholic "
     "buddhist hindu atheist gay lesbian bisexual bi queer trans nonbinary non-binary lactose-intolerant gluten-free "
     "introverted extroverted teetotal sober adopted short-sighted nearsighted farsighted"},
    {kStateWord,
     "korean american british english scottish irish welsh french german spanish italian polish dutch japanese chinese "
     "indian canadian australian mexican brazilian swedish norwegian danish finnish turkish greek russian ukrainian "
     "nigerian kenyan ghanaian egyptian vietnamese thai filipino portuguese swiss austrian belgian czech hungarian "
     "romanian bulgarian serbian croatian iranian iraqi lebanese israeli pakistani bangladeshi argentinian chilean"},
    {kRelationWord,
     "mother mom mum mam mama mommy mummy father dad daddy papa pa parent parents sister brother sibling siblings twin "
     "son "
     "daughter child children kid kids baby grandma grandmother granny nan nana gran grandpa grandfather grandad "
     "granddad "
     "grandparents grandson granddaughter grandkids grandchild grandchildren aunt auntie uncle cousin niece nephew "
     "stepmother stepmom stepmum stepfather stepdad stepsister stepbrother stepson stepdaughter godmother godfather "
     "godson goddaughter mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law friend "
     "friends mate buddy pal bestie flatmate flatmates roommate roommates housemate housemates neighbour neighbor "
     "neighbours neighbors colleague colleagues coworker coworkers co-worker boss manager supervisor mentor teacher "
     "tutor coach trainer instructor professor doctor dentist therapist physio physiotherapist vet landlord landlady "
     "lodger tenant babysitter nanny cleaner hairdresser barber plumber electrician gardener accountant lawyer "
     "optician counsellor counselor psychiatrist psychologist midwife gp surgeon nurse classmate teammate bandmate "
     "deskmate guitarist drummer bassist singer assistant secretary intern apprentice student pupil client patient "
     "godparent bridesmaid triplets twins penpal sponsor captain headteacher principal choirmaster conductor skipper hygienist"},
    {kRelationWord | kPartnerWord,
     "wife husband partner girlfriend boyfriend fiance fiancé fiancee fiancée spouse gf bf hubby missus "
     "ex ex-wife ex-husband ex-girlfriend ex-boyfriend"},
    {kPetWord,
     "dog cat puppy kitten kitty parrot budgie hamster rabbit bunny guinea-pig guinea-pigs tortoise turtle goldfish "
     "fish "
     "snake lizard gecko iguana horse pony goat sheep chicken hen rooster duck goose pig piglet cow donkey alpaca "
     "llama "
     "ferret rat mouse gerbil chinchilla hedgehog canary cockatiel cockatoo finch pigeon owl crow axolotl frog toad "
     "newt "
     "spider tarantula crab pet dachshund poodle labrador lab retriever beagle corgi terrier collie spaniel husky pug "
     "bulldog greyhound whippet shepherd chihuahua dalmatian schnauzer mutt mongrel lurcher bird lovebird macaw bee "
     "bees "
     "chameleon salamander koi cockerel quail peacock stallion mare foal lamb calf tabby siamese"},
    {kTitleWord,
     "mr mrs ms miss mx dr doctor professor prof sir madam aunt auntie uncle coach sister father captain officer nurse "
     "pastor rabbi judge chef granny grandma grandpa nana cousin"},
    {kNumberWord,
     "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
     "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen"},
    {kTimeWord,
     "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays "
     "sundays mon tue tues wed thu thur thurs fri sat january february march april may june july august september "
     "october "
     "november december jan feb mar apr jun jul aug sept sep oct nov dec today tonight tomorrow yesterday weekend noon "
     "midnight o'clock days weeks months years hours minutes day hour minute weekday tomorrows am pm a.m p.m week "
     "month year fortnight morning afternoon evening night christmas easter halloween "
     "spring summer autumn winter season midsummer thanksgiving hanukkah ramadan eid diwali dawn dusk"},
    {kFoodWord,
     "shellfish fish meat pork beef chicken lamb ham bacon seafood shrimp shrimps prawn prawns crab lobster oyster "
     "oysters "
     "mussels clams squid nuts nut peanut peanuts almond almonds hazelnut hazelnuts walnut walnuts cashew cashews "
     "pistachio "
     "pistachios sesame soy soya tofu gluten wheat bread dairy milk lactose cheese butter cream yogurt yoghurt egg "
     "eggs honey sugar "
     "salt garlic onion onions mushroom mushrooms tomato tomatoes potato potatoes aubergine eggplant pepper peppers "
     "celery "
     "carrot carrots spinach kale cucumber avocado avocados banana bananas apple apples pear pears orange oranges "
     "lemon "
     "lemons lime grapefruit kiwi kiwis mango mangoes mangos pineapple strawberry strawberries raspberry raspberries "
     "peach peaches "
     "cherry cherries grape grapes melon watermelon coconut rhubarb chocolate coffee tea alcohol wine beer rice "
     "noodles "
     "pasta pizza curry soup salad cake cookies candy sweets ice-cream caffeine mustard vinegar cinnamon cilantro "
     "coriander "
     "basil mint ginger chili chilli chillies lentils beans chickpeas corn oats rye barley yeast msg olives anchovies "
     "sardines tuna "
     "salmon cod mackerel liver licorice liquorice marzipan mayonnaise ketchup kimchi sushi tempeh seitan fruit "
     "vegetables "
     "spice spices spicy cabbage broccoli cauliflower beetroot parsnips turnips sprouts pumpkin zucchini courgette "
     "tahini"},
    {kJobWord,
     "nurse doctor teacher lawyer engineer programmer developer designer architect accountant dentist vet carpenter "
     "plumber "
     "electrician mechanic welder baker chef cook waiter waitress bartender barista cashier clerk librarian journalist "
     "reporter "
     "editor writer author novelist poet translator interpreter actor actress singer musician guitarist pianist "
     "drummer "
     "violinist cellist conductor composer dj photographer painter illustrator sculptor potter dancer choreographer "
     "pilot "
     "driver postman postie mailman courier sailor fisherman farmer gardener florist beekeeper butcher tailor "
     "seamstress hairdresser barber "
     "beautician masseuse therapist psychologist psychiatrist counsellor counselor physio physiotherapist paramedic "
     "midwife "
     "surgeon pharmacist radiographer optician optometrist scientist biologist chemist physicist astronomer geologist "
     "mathematician statistician researcher professor lecturer tutor coach trainer firefighter policeman policewoman "
     "cop "
     "officer soldier judge paralegal secretary receptionist assistant manager consultant analyst banker broker "
     "auditor actuary "
     "salesman saleswoman realtor estate-agent builder roofer bricklayer stonemason mason plasterer joiner glazier "
     "locksmith "
     "watchmaker blacksmith jeweller jeweler cleaner janitor caretaker porter nanny babysitter student freelancer "
     "tester "
     "technician surveyor archaeologist historian philosopher priest pastor rabbi imam monk nun diplomat politician "
     "undertaker zookeeper ranger lifeguard butler curator archivist proofreader typist stylist barrister solicitor "
     "bookbinder cartographer upholsterer sommelier brewer winemaker shepherd lumberjack miner crane-operator streamer "
     "bookkeeper anaesthetist radiologist cardiologist neurologist dermatologist paediatrician pediatrician hygienist "
     "operator conservator puppeteer tiler trucker cabbie cabinetmaker luthier milliner puppeteer apprentice intern "
     "skipper bookseller shopkeeper greengrocer fishmonger volunteer housewife househusband entrepreneur"},
    {kHealthWord,
     "asthma diabetes epilepsy migraine migraines arthritis adhd autism dyslexia depression anxiety insomnia eczema "
     "psoriasis allergies hayfever anaemia anemia endometriosis pcos ibs crohn's hypertension tinnitus vertigo "
     "scoliosis "
     "cancer lupus fibromyalgia narcolepsy ocd ptsd bipolar coeliac celiac glaucoma hypothyroidism gout sciatica "
     "shingles tonsillitis pneumonia bronchitis angina laryngitis appendicitis chickenpox measles mumps pleurisy sepsis "
     "copd dyspraxia osteoporosis emphysema "
     "pacemaker pollen-allergy parkinson parkinson's alzheimer's dementia"},
    {kEventWord,
     "appointment exam exams test interview audition wedding marathon race concert gig recital performance show party "
     "birthday anniversary flight train meeting presentation deadline surgery operation check-up checkup scan trip "
     "holiday vacation conference match game tournament competition graduation ceremony funeral reunion date dinner "
     "lunch "
     "class lesson lessons rehearsal shift move festival workshop seminar hearing defence defense viva finals course "
     "delivery "
     "premiere opening exhibition visit call review hike tour camp retreat baptism christening barbecue bbq picnic "
     "payday due-date launch vernissage regatta triathlon swim session consultation thesis paper essay dissertation "
     "inspection viewing blood-test screening play musical housewarming sleepover carnival elections election semester "
     "term "
     "driving-test physio rent"},
    {kVagueWord,
     "thing things stuff day days lot lots bit time times way ways kind sort people person one ones someone something "
     "anything nothing everything reason point part side end place life world man woman guy girl boy lady bloke fella "
     "chap "
     "number moment while minute minutes hour hours week weeks month months year years morning afternoon evening night "
     "today tomorrow yesterday problem idea fact case matter rest half couple bunch pair piece pile load ton front "
     "back "
     "top bottom middle yes no ok hell god gosh sense luck hand hands eye eyes head mess dawn noon fun"},
    {kQuestionWord, "what who whom whose which when where why how"},
    {kAuxiliaryWord,
     "am is are was were be been being have has had do does did will would shall should can could may might must"},
    {kFillerWord,
     "so well oh ah hey hi hello um uh er erm hm hmm lol lmao haha hahaha ok okay yeah yep yup yes no nope nah ugh wow "
     "omg oops aw aww anyway btw fyi honestly actually like look listen right man dude please alas meh yay ha argh "
     "phew "
     "hooray hurray finally guess what and but because also plus"},
    {kAllergenWord,
     "cat cats dog dogs pollen dust penicillin latex horse horses nickel cold bees bee wasps wasp stings sting grass "
     "birch aspirin ibuprofen mould mold feathers perfume sunlight iodine amoxicillin antibiotics ragweed hay animals "
     "fur plasters codeine mites rabbits"},
    {kAttributeWord,
     "password pin code number size type sign address plate gate room seat major surname nickname name hometown "
     "birthplace "
     "language locker flat apartment floor email phone extension username team band song movie film book author "
     "teacher "
     "dream goal hobby hobbies instrument subject degree thesis topic specialty speciality diagnosis medication "
     "bus platform dorm school university college employer company salary rent ring bike car motto mantra "
     "star middle degree lane bib jersey ward table"},
    {kPassingWord,
     "headache question questions feeling idea clue problem problems day days time times lot lots bit cold fever "
     "hangover "
     "crush thing things point favour favor plan plans chance look dream fight reason hole flat puncture doubt doubts "
     "choice mind word words heart hope blast laugh go break rest nap snack bath shower breakdown panic moment "
     "secret confession story joke news request issue trouble difficulty accident surprise mood nightmare minute "
     "second hour drink bite coffee tea beer lunch dinner breakfast sandwich pizza ton urge rash cough sneeze bruise "
     "thought thoughts opinion impression suspicion hunch meltdown cry argument row decision crisis say theory "
     "couple mess craving tendency habit soft weakness memory ache pain itch knot stomach-ache good bad great rough "
     "busy long hard while way fun everything nothing something anything enough more less cut blister"},
    {kPossessionWord,
     "car bike bicycle van truck motorbike motorcycle scooter moped boat canoe kayak sailboat caravan camper campervan "
     "tractor house "
     "flat apartment cottage cabin farm garden greenhouse allotment orchard vineyard pond pool sauna balcony workshop "
     "garage shed "
     "treehouse piano guitar cello violin viola flute clarinet oboe trumpet trombone saxophone accordion harp banjo "
     "ukulele drums "
     "harmonica bass mandolin synthesizer organ harpsichord telescope microscope camera drone loom kiln typewriter "
     "collection tattoo "
     "tattoos scar birthmark business shop blog podcast channel band degree doctorate phd licence license passport "
     "pacemaker eye leg "
     "aquarium terrarium record-player gramophone sword stamp beehive beehives hives bakery cafe restaurant company "
     "startup twin wheelchair "
     "bakery bookshop hammock surfboard skateboard printer laptop fireplace library"},
    {kPlaceWord,
     "city town village country street studio office school shop store bakery cafe café restaurant hospital clinic "
     "university college library museum house flat apartment gym church company firm factory warehouse hotel bar pub "
     "depot garage salon theatre theater bank airport station farm lab laboratory agency startup workshop kitchen "
     "nursery "
     "kindergarten zoo brewery bookshop bookstore pharmacy start-up publisher magazine newspaper institute department"},
    {kOrdinaryWord,
     "the a an my our your his her their its i we you they he she it is are was were not monday what when where who "
     "today happy sad tired english korean god ok lol sorry thanks thank please yes no so well oh good great fine "
     "going trying feeling here back home done sure ready afraid glad mad angry bored hungry lost sick ill nervous "
     "worried excited proud alone just really very also never always still only too really gonna tv ai dna er uk us "
     "usa"},
    {kGivenNameWord,
     "james john robert michael william david richard joseph thomas charles chris daniel matthew anthony steven paul "
     "andrew joshua kenneth kevin brian george edward ronald tim timothy jason jeffrey ryan jacob gary nicholas eric "
     "jonathan "
     "stephen larry justin scott brandon benjamin ben samuel sam gregory frank alexander alex raymond patrick jack "
     "dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter keith liam "
     "oliver leo lucas luke theo arthur harry oscar max felix hugo tom tommy joe dan danny matt mike nick tony steve "
     "dave bob rob jim jimmy ted fred simon martin neil ian colin graham stuart ewan callum sean connor owen dylan "
     "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret "
     "ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia "
     "kathleen amy angela shirley anna brenda pamela emma nicole samantha katherine christine debra rachel carolyn "
     "janet maria olivia heather diane julie joyce victoria kelly christina joan evelyn lauren judith megan andrea "
     "hannah jacqueline martha gloria teresa ann sara madison kathryn janice jean alice sophia sophie charlotte mia "
     "isabella ava amelia ella lucy chloe zoe lily ruby eva clara nora ida elsa freya ingrid astrid mina hana jiwoo "
     "minjun seoyeon yuna yuki hiro kenji aisha fatima amina omar ali mohamed mohammed ahmed hassan ibrahim yusuf "
     "leila "
     "layla noor priya anita ravi raj arjun sanjay mei wei ming ling chen pedro pablo juan carlos luis diego miguel "
     "jorge sofia lucia elena marta carmen rosa ana ines joao paulo marco luca giulia giovanni francesca matteo hans "
     "klaus jurgen greta heidi lars sven bjorn erik nils joost pieter anneke pierre jean-luc claire camille amelie "
     "ivan dmitri olga natasha svetlana katya tatiana igor sergei kate katie beth meg maggie molly polly sally "
     "jenny penny wendy tina gina nina tess ruth edith agnes harriet eleanor ellie gemma holly jade kayla nigel "
     "rory fiona aoife siobhan niamh cillian declan bella rex fido rover buddy whiskers mittens milo charlie "
     "andy becky billy bobby cathy chloe cindy daisy danielle debbie ellen emilie erin eddie evie fiona frankie freddie georgia georgie gracie greta hattie "
     "hazel iris jackie jamie jasmine jess jessie jo joey jodie josh josie kat kathy kim kirsty lauren leah lena liv liz lizzie lottie louis louise "
     "maddie mandy marcus margot marie mateusz mattie mikey millie minji naomi natalie nate nicky nikki noelle norah oli ollie pam pete phil phoebe "
     "pippa quinn rach reece reggie robbie ronnie rosie sadie sandy sasha shaun sonia stacey stella steph stevie susie tania tara tess tilly toby "
     "tracy trish vicky vince yasmin zach zara zoey jihoon jimin sujin minho eunji hyun soojin donghyun seojun "
     "marion sheila doreen maureen pauline lorraine yvonne denise jacqui geoff trevor clive derek barry terry wayne darren craig kev mitch maya isla imogen "
     "bethany caitlin kirsten leslie lesley hilary valerie sylvia vera winnie dorothy norma gwen glenda rhys gareth huw angus hamish fraser finlay lachlan "
     "euan alistair malcolm gordon roger stanley ernie alfie archie freddy harvey jake cody brad brett todd travis darnell jamal malik keisha latoya imani "
     "aaliyah tiffany brittany kristen kristin leanne lynn lynne jill gail elaine eileen kath bev viv tessa tamsin saskia bianca carla daniela gabriela "
     "valentina juliana rodrigo andres javier mohammad bilal zainab khadija maryam samira nadia farah rania tariq imran kamran sunil anil vijay deepak neha "
     "pooja shreya kavya meera lakshmi arun hiroshi haruto naoki akira tomoko yoko henrik magnus lukas jonas tobias anders agnieszka kasia piotr pawel marek "
     "ewa zofia katarina milena dragan goran mirela ioana andrei mihai viktor yana oksana maeve tadhg orla oisin roisin sinead ciara aisling darragh padraig "
     "eamon "
     "ailsa eilidh fergus rowan morag hettie dev gwil ruaridh ross kirstin shona mairi catriona rhona senga struan iain murdo magnus dougal dougie kenny davie "
     "lachie shuggie torquil ailidh effie elspeth isobel moira sorcha una eithne nuala brid grainne bronagh deirdre fionn ronan cormac donal conor oscar niall brendan colm ruari "
     "megan nia carys cerys rhiannon bronwen dilys gethin emrys iolo owain dafydd sian angharad eluned "
     "imelda nico tomasz marguerite bertrand petra osman hamza zainab ezra silas otis theodore rufus jonah caleb elijah gideon "
     "beatrix matilda ottilie cordelia delilah esme thea martine yvette odile celeste simone delphine sabine ulrike inge birgit annika "
     "kirill boris anton oleg larisa galina ludmila marisol consuelo esperanza rocio ines xavier joaquin ignacio "
     "odette camila mateo thiago rafael kofi kwame amara chidi ngozi tunde zanele thabo"},
};

using Table = boost::unordered_flat_map<std::string_view, uint32_t>;

Table BuildTable() {
  Table table;
  for (const auto& list : kLists) {
    for (const auto word : SplitSpaces(list.words)) table[word] |= list.classes;
  }
  return table;
}

}  // namespace

std::vector<std::string_view> SplitSpaces(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t pos = 0; pos < text.size();) {
    const size_t end = std::min(text.find(' ', pos), text.size());
    if (end > pos) words.push_back(text.substr(pos, end - pos));
    pos = end + 1;
  }
  return words;
}

uint32_t ClassesOf(std::string_view word) {
  static const Table table = BuildTable();
  const auto found = table.find(word);
  if (found != table.end()) return found->second;
  if (!word.empty() && word[0] >= '0' && word[0] <= '9') return kNumberWord;
  return 0;
}

}  // namespace sam
