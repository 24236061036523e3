// Verbs of stories and what they do to what somebody has.
#include <array>
#include <unordered_map>

#include "maths/words/english_lexicon.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

struct Family {
  VerbClass verb_class;
  std::string_view lemmas;
};

constexpr std::array kFamilies = {
    Family{VerbClass::kBe, "be stand sit lie grow live exist hang park stay swim graze wait play ride travel perch"
                             " rest dwell nest float shine glow bloom belong"},
    Family{VerbClass::kHave, "have own keep possess know like total"},
    Family{VerbClass::kGain, "gain get buy receive find collect pick earn win gather catch borrow harvest obtain acquire purchase score inherit reach adopt grab download hunt order save accumulate hire rent raise "
                             "claim choose capture dig spot count see notice observe discover meet invite pluck"
                             " amass attract bag fetch retrieve recover reel scoop secure snap spy uncover unearth trap net pocket hook recruit sign trick rake reap snatch stumble welcome breed"},
    Family{VerbClass::kLose, "burst lose eat use spend drop break burn throw discard waste drink consume pop die melt spill swallow devour finish bury kill destroy delete erase remove cut tear rot crack smash forget "
                             "miss subtract wilt spoil drain nibble munch chew slurp toss dump recycle shatter wither expire chop crush gobble decrease reduce fall sink rip bite"
                             " mislay misplace shed squander trim sacrifice leak evaporate fade rust ruin damage harm flunk reject gulp guzzle gnaw nip sip scatter spray smear smoke uproot shed slip dry wreck"
                             " crash scare"},
    Family{VerbClass::kGive, "give sell donate send lend hand mail share trade pass return deliver offer present award loan contribute ship serve feed swap deposit release free"
                             " grant treat refund repay auction deal dole"},
    Family{VerbClass::kMake, "make bake build draw write knit cook create produce sew paint design prepare brew fry type compose print craft assemble fold carve manufacture lay weave plant sow blow record film"
                             " sketch stitch crochet sculpt mould mold forge stamp braid roast grill toast squeeze blend pitch mint publish develop generate invent edit rewrite copy trace glue thread string"},
    Family{VerbClass::kPut, "put place pack load insert add pour fill store arrange stack tip mix attach set stick post upload install include hide tie"
                             " stuff tuck cram line nail plug slot stow slide lean spread sprinkle append paste pile prop"},
    Family{VerbClass::kTake, "take steal withdraw grab unload pull remove subtract deduct confiscate rob"
                             " peel pump empty"},
    Family{VerbClass::kShare, "divide split organize group sort distribute separate share partition organise part allocate bundle wrap"
                             " parcel slice snip saw halve form"},
    Family{VerbClass::kDo, "do read run walk drive jump solve practice complete work swim climb hike visit watch listen sing dance throw play study answer move crawl hop skip jog cycle bike sail fly wash clean "
                           "become begin start bring tell say think iron shovel mow water visit call exercise deliver grade perform repair fix sweep cover row lift type shoot hit roll turn wear ride travel print sleep spend"
                             " train practise cross race dash sprint march stroll paddle dive skate ski juggle whistle knock ring strike beat clap wave scan check inspect examine mark dust polish scrub wipe"
                             " rinse mop weed prune groom brush comb tend recite rehearse learn memorize memorise spell explore tour push press bounce bow chat"},
    Family{VerbClass::kNeed, "need want require lack plan hope wish intend must"
                             " owe seek aim demand"},
    Family{VerbClass::kPrice, "cost pay charge price spend"
                             " bill value worth"},
    Family{VerbClass::kCome, "come join arrive land enter board return appear hatch follow attend gather move hop fly"
                             " approach show swoop step crowd stream register enroll enrol volunteer apply"},
    Family{VerbClass::kGo, "leave go depart escape exit quit disappear run vanish fly swim walk drive wander flee drift retire"
                             " sneak gallop trot resign graduate emigrate faint sicken"},
    Family{VerbClass::kRemain, "remain"},
    Family{VerbClass::kHold, "hold contain seat fit weigh measure carry include bear accommodate transport consist equal span last stretch"
                             " feature house comprise boast display host"}};

/// Past forms that no rule makes: "past lemma".
constexpr std::string_view kOddPasts =
    "was be were be been be is be are be am be has have had have having have got get gotten get bought buy found find won win caught catch lost lose ate eat eaten eat spent spend broke break broken break burnt burn "
    "threw throw thrown throw drank drink drunk drink gave give given give sold sell sent send lent lend made make built build drew draw drawn draw wrote write written write knew know kept keep "
    "took take taken take stole steal stolen steal put put cut cut set set read read ran run drove drive driven drive swam swim swum swim rode ride ridden ride sang sing sung sing flew fly flown fly "
    "came come left leave went go gone go grew grow grown grow held hold sat sit stood stand lay lie laid lay paid pay cost cost met meet saw see seen see dug dig hid hide hidden hide fed feed bit bite bitten bite "
    "shot shoot hit hit stuck stick tore tear torn tear wove weave swept sweep wore wear worn wear slept sleep did do done do does do chose choose chosen choose fell fall fallen fall sank sink sunk sink "
    "hung hang forgot forget forgotten forget fled flee blew blow blown blow let let split split shared share began begin bore bear rang ring spread spread thought think told tell said say brought bring burst burst became become taught teach wore wear";

struct Lexicon {
  std::unordered_map<std::string, Verb> forms;
  void Add(const std::string& word, const Verb& verb) { forms.emplace(word, verb); }
};

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// "stop" doubles its last letter before -ed; "open" and "visit" are taken as they come, both ways.
std::string Doubled(const std::string& lemma) {
  const auto n = lemma.size();
  const bool doubles = n >= 3 && IsVowel(lemma[n - 2]) && !IsVowel(lemma[n - 3]) && !IsVowel(lemma[n - 1]) && lemma[n - 1] != 'w' && lemma[n - 1] != 'x' && lemma[n - 1] != 'y';
  return doubles ? lemma + lemma.back() : lemma;
}

void AddRegular(Lexicon& lexicon, const std::string& lemma, VerbClass verb_class) {
  const auto n = lemma.size();
  const bool mute = lemma.back() == 'e', turns = n > 2 && lemma.back() == 'y' && !IsVowel(lemma[n - 2]);
  const std::string cut = mute || turns ? lemma.substr(0, n - 1) : lemma;
  const bool hisses = lemma.ends_with("ch") || lemma.ends_with("sh") || lemma.ends_with("ss") || lemma.ends_with("x") || lemma.ends_with("zz") || lemma.back() == 'o';
  lexicon.Add(lemma, {lemma, verb_class, VerbForm::kBase});
  lexicon.Add(turns ? cut + "ies" : hisses ? lemma + "es" : lemma + "s", {lemma, verb_class, VerbForm::kThird});
  for (const std::string& stem : {lemma, Doubled(lemma)}) {
    lexicon.Add(turns ? cut + "ied" : mute ? lemma + "d" : stem + "ed", {lemma, verb_class, VerbForm::kPast});
    lexicon.Add((mute ? cut : stem) + "ing", {lemma, verb_class, VerbForm::kIng});
  }
}

Lexicon Build() {
  Lexicon lexicon;
  for (const Family& family : kFamilies)
    for (const std::string_view lemma : SetOf(family.lemmas)) AddRegular(lexicon, std::string(lemma), family.verb_class);
  for (std::size_t at = 0; at < kOddPasts.size();) {
    const auto middle = kOddPasts.find(' ', at), end = std::min(kOddPasts.find(' ', middle + 1), kOddPasts.size());
    const std::string past(kOddPasts.substr(at, middle - at)), lemma(kOddPasts.substr(middle + 1, end - middle - 1));
    const auto known = lexicon.forms.find(lemma);
    const VerbClass verb_class = known == lexicon.forms.end() ? VerbClass::kNone : known->second.verb_class;
    const bool third = past == "is" || past == "has" || past == "does" || past == "are" || past == "am";
    lexicon.forms.insert_or_assign(past, Verb{lemma, verb_class, past == "having" ? VerbForm::kIng : third ? VerbForm::kThird : VerbForm::kPast});
    at = end + 1;
  }
  return lexicon;
}

/// "slurped" is a verb though nobody listed it.
Verb Guessed(std::string_view word) {
  static const auto kNouns = SetOf("red bed seed sled shed weed feed bread thread hundred need speed reed kindred breed");
  if (word.size() < 5 || !word.ends_with("ed") || kNouns.contains(word)) return {};
  return {std::string(word.substr(0, word.size() - 2)), VerbClass::kNone, VerbForm::kPast};
}

}  // namespace

Verb VerbOf(std::string_view word) {
  static const Lexicon lexicon = Build();
  const auto found = lexicon.forms.find(std::string(word));
  return found == lexicon.forms.end() ? Guessed(word) : found->second;
}

const char* NameOf(VerbClass verb_class) {
  static constexpr std::array kNames = {"none", "be", "have", "gain", "lose", "give", "make", "put", "take", "share", "do", "need", "price", "come", "go", "remain", "hold"};
  return kNames[static_cast<std::size_t>(verb_class)];
}

}  // namespace sam::maths
