// The commonest English verbs and their forms; stems; plural spelling.
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>

#include "perception/english_words.h"

namespace sam {
namespace {

// base past participle
constexpr std::string_view kIrregular =
    "be was been;be were been;have had had;do did done;go went gone;get got got;get got gotten;come came come;take "
    "took taken;"
    "make made made;see saw seen;know knew known;give gave given;find found found;think thought thought;tell told told;"
    "become became become;leave left left;feel felt felt;bring brought brought;begin began begun;keep kept kept;"
    "hold held held;write wrote written;stand stood stood;hear heard heard;let let let;mean meant meant;set set set;"
    "meet met met;run ran run;pay paid paid;sit sat sat;speak spoke spoken;lie lay lain;lead led led;read read read;"
    "grow grew grown;lose lost lost;fall fell fallen;send sent sent;build built built;understand understood understood;"
    "draw drew drawn;break broke broken;spend spent spent;cut cut cut;rise rose risen;drive drove driven;buy bought "
    "bought;"
    "wear wore worn;choose chose chosen;eat ate eaten;drink drank drunk;sleep slept slept;sing sang sung;swim swam "
    "swum;"
    "fly flew flown;forget forgot forgotten;teach taught taught;catch caught caught;sell sold sold;fight fought fought;"
    "throw threw thrown;win won won;wake woke woken;hit hit hit;hurt hurt hurt;put put put;quit quit quit;ride rode "
    "ridden;"
    "ring rang rung;say said said;shut shut shut;steal stole stolen;bite bit bitten;blow blew blown;dream dreamt "
    "dreamt;"
    "feed fed fed;freeze froze frozen;hide hid hidden;lend lent lent;light lit lit;shake shook shaken;shoot shot shot;"
    "show showed shown;smell smelt smelt;spill spilt spilt;stick stuck stuck;sweep swept swept;tear tore torn;"
    "learn learnt learnt;burn burnt burnt;bet bet bet;breed bred bred;dig dug dug;hang hung hung;lay laid laid;"
    "cost cost cost;deal dealt dealt;knit knit knit;bear bore borne;split split split;sew sewed sewn;swear swore sworn;weave wove "
    "woven;"
    "rebuild rebuilt rebuilt;oversleep overslept overslept;retake retook retaken;spread spread spread";
constexpr std::string_view kRegular =
    "work live like love hate want need use call name play move start begin end open close finish help talk turn look "
    "ask try seem "
    "study learn teach translate enjoy prefer dislike adore detest train coach cook bake paint tune manage design "
    "restore edit deliver "
    "repair fix clean own share rent belong die pass retire marry divorce adopt rescue inherit move walk travel visit "
    "stay arrive depart "
    "land plan hope wish imagine pretend suppose guess joke kid believe remember remind mention promise thank "
    "apologise apologize stop "
    "quit miss cancel postpone reschedule change happen follow watch listen worry cry laugh smile snow rain snap crack "
    "drop pick pull "
    "push carry wait expect order book reserve apply sign graduate major fail pass park crash wash iron hoover vacuum "
    "plant water repot "
    "bark meow purr scratch chew imitate escape bore annoy drive manage collect breed photograph record film program "
    "code hike climb "
    "jog cycle race compete practise practice rehearse perform audition volunteer babysit commute celebrate attend "
    "host join organise "
    "organize invite kiss hug date propose dump argue shout yell whisper whistle sneeze cough ache itch heal recover "
    "avoid tolerate "
    "digest allow mustn't handle accept refuse decide offer agree disagree complain confess admit explain describe "
    "show point count "
    "measure weigh cost owe save lend borrow steal trade invest earn sue bill tax type print scan copy paste click "
    "download install "
    "update upgrade reboot charge text phone email post tweet stream dance skate ski surf sail row dive knit crochet "
    "sew weave carve "
    "build assemble mend patch glue nail drill saw hammer flip jump land hop skip trip slip slide roll spin bounce "
    "kick punch slap tap "
    "knock ring beep buzz hum roar scream sigh yawn snore nap rest relax chill hang flood leak freeze melt boil fry "
    "roast grill steam "
    "chop slice peel mix stir pour spill taste smell smoke vape diet fast treat cure diagnose prescribe inject "
    "vaccinate operate bleed "
    "faint vomit nurse farm harvest milk fish hunt shop sell cater serve waiter guard patrol arrest report publish "
    "review rate rank "
    "score tie draw beat cheat win retire resign hire fire sack promote demote transfer relocate settle emigrate "
    "immigrate migrate "
    "ban alphabetise alphabetize sort file label mark grade test quiz tutor mentor lecture preach pray bless curse "
    "swear vote elect "
    "clap wave nod stare glance "
    "campaign protest strike march knock break kill live-stream dredge cancel block delete restart renovate decorate "
    "redecorate "
    "furnish sublet house foster raise rear shear groom walk spoil switch convert reorganise reorganize name found "
    "launch run own "
    "hand abide stomach reckon insist nag dive conduct shift lodge retrain qualify diagnose mentor "
    "survive collapse haul glaze appear appreciate arrange behave blink blush compare confuse connect consider "
    "contain convince creep depend deserve destroy disappear discuss embarrass encourage exist explode fetch "
    "fold forgive gather grab grin improve invent kneel lean mutter pinch prove realise realize receive "
    "recognise recognize rub rush scare shave shiver shrug sink sneak squeeze stumble suffer suggest swap swing "
    "tempt tickle touch unlock vanish wander wink wipe wonder wrap shove drag swallow limp rattle scrape "
    "scribble sniff splash sprint stroke unpack untangle unwrap wobble overhear overcook undo mistake misplace "
    "dodge cope deny drown flicker float gossip graze grumble hesitate hover loan lurk moan nibble pester reject "
    "relate rely replace reply scrub smear snatch spray startle stretch tiptoe tuck urge vacate yank "
    "moderate supervise oversee administer inspect audit calibrate weld solder plaster tile roof lay";

constexpr bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// "stop" -> "stopp", "plan" -> "plann"; "visit", "open", "offer" stay.
bool DoublesConsonant(std::string_view base) {
  if (base.size() < 3) return false;
  const char last = base.back(), vowel = base[base.size() - 2], before = base[base.size() - 3];
  if (IsVowel(last) || last == 'w' || last == 'x' || last == 'y' || !IsVowel(vowel) || IsVowel(before)) return false;
  size_t vowels = 0;
  for (const char c : base) vowels += IsVowel(c) ? 1 : 0;
  return vowels == 1 || base == "begin" || base == "forget" || base == "transfer" || base == "admit" ||
         base == "program" || base == "babysit";
}

std::string ThirdPerson(const std::string& base) {
  if (base == "be") return "is";
  if (base == "have") return "has";
  const char last = base.back();
  if (last == 'y' && base.size() > 1 && !IsVowel(base[base.size() - 2])) return base.substr(0, base.size() - 1) + "ies";
  const bool hiss = last == 's' || last == 'x' || last == 'z' || base.ends_with("ch") || base.ends_with("sh");
  if (hiss || base == "go" || base == "do" || base == "echo" || base == "veto") return base + "es";
  return base + "s";
}

std::string Gerund(const std::string& base) {
  if (base == "lie" || base == "die" || base == "tie") return base.substr(0, base.size() - 2) + "ying";
  if (base.back() == 'e' && !base.ends_with("ee") && base != "be") return base.substr(0, base.size() - 1) + "ing";
  return (DoublesConsonant(base) ? base + base.back() : base) + "ing";
}

std::string Past(const std::string& base) {
  if (base.back() == 'e') return base + "d";
  if (base.back() == 'y' && base.size() > 1 && !IsVowel(base[base.size() - 2]))
    return base.substr(0, base.size() - 1) + "ied";
  return (DoublesConsonant(base) ? base + base.back() : base) + "ed";
}

struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using VerbTable = boost::unordered_flat_map<std::string, VerbForm, StringHash, std::equal_to<>>;

void AddForm(VerbTable& table, const std::string& form, const std::string& lemma, VerbFormBit bit) {
  auto& entry = table[form];
  if (entry.lemma.empty()) entry.lemma = lemma;
  if (entry.lemma == lemma) entry.forms = static_cast<uint8_t>(entry.forms | bit);
}

void AddRegularParts(VerbTable& table, const std::string& base) {
  AddForm(table, base, base, kBaseForm);
  AddForm(table, ThirdPerson(base), base, kThirdForm);
  AddForm(table, Gerund(base), base, kGerundForm);
}

VerbTable BuildVerbs() {
  VerbTable table;
  table["am"] = {"be", kBaseForm};
  table["are"] = {"be", kBaseForm};
  for (size_t pos = 0; pos < kIrregular.size();) {
    const size_t end = std::min(kIrregular.find(';', pos), kIrregular.size());
    const auto forms = SplitSpaces(kIrregular.substr(pos, end - pos));
    const std::string base(forms[0]);
    AddRegularParts(table, base);
    AddForm(table, std::string(forms[1]), base, kPastForm);
    AddForm(table, std::string(forms[2]), base, kParticipleForm);
    pos = end + 1;
  }
  const VerbTable irregular = table;
  for (const auto word : SplitSpaces(kRegular)) {
    const std::string base(word);
    if (irregular.contains(base) && base != "dream" && base != "learn" && base != "burn" && base != "knit") continue;
    AddRegularParts(table, base);
    AddForm(table, Past(base), base, kPastForm);
    AddForm(table, Past(base), base, kParticipleForm);
    if (base.size() > 4 && base.back() == 'l' && IsVowel(base[base.size() - 2])) {  // "cancelled", "travelling"
      AddForm(table, base + "led", base, kPastForm);
      AddForm(table, base + "led", base, kParticipleForm);
      AddForm(table, base + "ling", base, kGerundForm);
    }
  }
  return table;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kOddPlurals = {
    {{"children", "child"}, {"kids", "child"},         {"kid", "child"},          {"people", "person"},
     {"men", "man"},        {"women", "woman"},        {"feet", "foot"},          {"teeth", "tooth"},
     {"mice", "mouse"},     {"geese", "goose"},        {"wives", "wife"},         {"knives", "knife"},
     {"lives", "live"},     {"halves", "half"},        {"leaves", "leave"},       {"loaves", "loaf"},
     {"shelves", "shelf"},  {"calves", "calf"},        {"mum", "mother"},         {"mom", "mother"},
     {"dad", "father"},     {"colour", "color"},       {"favourite", "favorite"}, {"neighbour", "neighbor"},
     {"colours", "color"},  {"neighbours", "neighbor"}}};

// "violinist" and "violin" stay apart; only inflection is undone.
std::string StripSuffix(std::string_view word) {
  const size_t n = word.size();
  if (n > 4 && word.ends_with("ies")) return std::string(word.substr(0, n - 3)) + "y";
  if (n > 4 && (word.ends_with("sses") || word.ends_with("ches") || word.ends_with("shes") || word.ends_with("xes")))
    return std::string(word.substr(0, n - 2));
  if (n > 3 && word.back() == 's' && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
    return std::string(word.substr(0, n - 1));
  const size_t cut = n > 5 && word.ends_with("ing")                            ? 3
                     : n > 4 && word.ends_with("ed") && !word.ends_with("eed") ? 2
                                                                               : 0;
  if (cut == 0) return std::string(word);
  std::string stem(word.substr(0, n - cut));
  const size_t m = stem.size();
  bool vowel = false;
  for (const char c : stem) vowel = vowel || IsVowel(c) || c == 'y';
  if (!vowel) return std::string(word);
  if (m > 3 && stem[m - 1] == stem[m - 2] && !IsVowel(stem[m - 1]) && stem[m - 1] != 'l' && stem[m - 1] != 's')
    stem.pop_back();
  return stem;
}

}  // namespace

const VerbForm* FindVerb(std::string_view word) {
  static const VerbTable table = BuildVerbs();
  const auto found = table.find(word);
  return found == table.end() ? nullptr : &found->second;
}

bool LooksPlural(std::string_view word) {
  for (const auto& [plural, singular] : kOddPlurals) {
    if (word == plural && word != singular) return word.back() == 's' || word.back() == 'n' || word == "people";
  }
  return word.size() > 3 && word.back() == 's' && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is");
}

std::string StemEnglish(std::string_view word) {
  if (word.ends_with("'s") || word.ends_with("s'")) word.remove_suffix(2);
  for (const auto& [from, to] : kOddPlurals) {
    if (word == from) return std::string(to);
  }
  if (const VerbForm* verb = FindVerb(word)) word = verb->lemma;
  std::string stem = StripSuffix(word);
  const auto without_e = [](std::string lemma) {
    if (lemma.size() > 3 && lemma.back() == 'e') lemma.pop_back();
    return lemma;
  };
  // "teacher", "translator": the doer matches the deed where the deed is a known verb.
  if (stem.size() > 4 && (stem.ends_with("er") || stem.ends_with("or"))) {
    const std::string_view base = std::string_view(stem).substr(0, stem.size() - 2);
    if (const VerbForm* verb = FindVerb(base)) return without_e(verb->lemma);
    if (const VerbForm* verb = FindVerb(std::string(base) + "e")) return without_e(verb->lemma);
  }
  return without_e(std::move(stem));
}

}  // namespace sam
