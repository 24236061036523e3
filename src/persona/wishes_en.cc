#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "persona/wish.h"

namespace sam {
namespace {

struct Adjective {
  std::string_view word;  // either degree
  Slider slider;
  int sign;
};
constexpr std::array kAdjectives = {
    Adjective{"funny", Slider::kHumour, 1},
    Adjective{"funnier", Slider::kHumour, 1},
    Adjective{"humorous", Slider::kHumour, 1},
    Adjective{"humourous", Slider::kHumour, 1},
    Adjective{"playful", Slider::kHumour, 1},
    Adjective{"witty", Slider::kHumour, 1},
    Adjective{"wittier", Slider::kHumour, 1},
    Adjective{"silly", Slider::kHumour, 1},
    Adjective{"sillier", Slider::kHumour, 1},
    Adjective{"goofy", Slider::kHumour, 1},
    Adjective{"jokey", Slider::kHumour, 1},
    Adjective{"serious", Slider::kHumour, -1},
    Adjective{"earnest", Slider::kHumour, -1},
    Adjective{"sarcastic", Slider::kHumour, 1},
    Adjective{"warm", Slider::kWarmth, 1},
    Adjective{"warmer", Slider::kWarmth, 1},
    Adjective{"kind", Slider::kWarmth, 1},
    Adjective{"kinder", Slider::kWarmth, 1},
    Adjective{"nice", Slider::kWarmth, 1},
    Adjective{"nicer", Slider::kWarmth, 1},
    Adjective{"gentle", Slider::kWarmth, 1},
    Adjective{"gentler", Slider::kWarmth, 1},
    Adjective{"sweet", Slider::kWarmth, 1},
    Adjective{"sweeter", Slider::kWarmth, 1},
    Adjective{"tender", Slider::kWarmth, 1},
    Adjective{"caring", Slider::kWarmth, 1},
    Adjective{"affectionate", Slider::kWarmth, 1},
    Adjective{"friendly", Slider::kWarmth, 1},
    Adjective{"friendlier", Slider::kWarmth, 1},
    Adjective{"soft", Slider::kWarmth, 1},
    Adjective{"softer", Slider::kWarmth, 1},
    Adjective{"supportive", Slider::kWarmth, 1},
    Adjective{"patient", Slider::kWarmth, 1},
    Adjective{"cold", Slider::kWarmth, -1},
    Adjective{"colder", Slider::kWarmth, -1},
    Adjective{"distant", Slider::kWarmth, -1},
    Adjective{"harsh", Slider::kWarmth, -1},
    Adjective{"mean", Slider::kWarmth, -1},
    Adjective{"lively", Slider::kLiveliness, 1},
    Adjective{"livelier", Slider::kLiveliness, 1},
    Adjective{"energetic", Slider::kLiveliness, 1},
    Adjective{"cheerful", Slider::kLiveliness, 1},
    Adjective{"upbeat", Slider::kLiveliness, 1},
    Adjective{"bubbly", Slider::kLiveliness, 1},
    Adjective{"enthusiastic", Slider::kLiveliness, 1},
    Adjective{"excited", Slider::kLiveliness, 1},
    Adjective{"hyper", Slider::kLiveliness, 1},
    Adjective{"loud", Slider::kLiveliness, 1},
    Adjective{"calm", Slider::kLiveliness, -1},
    Adjective{"calmer", Slider::kLiveliness, -1},
    Adjective{"quiet", Slider::kLiveliness, -1},
    Adjective{"quieter", Slider::kLiveliness, -1},
    Adjective{"chill", Slider::kLiveliness, -1},
    Adjective{"relaxed", Slider::kLiveliness, -1},
    Adjective{"mellow", Slider::kLiveliness, -1},
    Adjective{"subdued", Slider::kLiveliness, -1},
    Adjective{"direct", Slider::kDirectness, 1},
    Adjective{"blunt", Slider::kDirectness, 1},
    Adjective{"blunter", Slider::kDirectness, 1},
    Adjective{"honest", Slider::kDirectness, 1},
    Adjective{"frank", Slider::kDirectness, 1},
    Adjective{"straightforward", Slider::kDirectness, 1},
    Adjective{"candid", Slider::kDirectness, 1},
    Adjective{"upfront", Slider::kDirectness, 1},
    Adjective{"diplomatic", Slider::kDirectness, -1},
    Adjective{"tactful", Slider::kDirectness, -1},
    Adjective{"indirect", Slider::kDirectness, -1},
    Adjective{"vague", Slider::kDirectness, -1},
    Adjective{"formal", Slider::kFormality, 1},
    Adjective{"polite", Slider::kFormality, 1},
    Adjective{"politer", Slider::kFormality, 1},
    Adjective{"proper", Slider::kFormality, 1},
    Adjective{"stiff", Slider::kFormality, 1},
    Adjective{"casual", Slider::kFormality, -1},
    Adjective{"informal", Slider::kFormality, -1},
};

const Adjective* FindAdjective(const std::string& word) {
  const std::string lower = AsciiLower(word);
  const auto it =
      std::find_if(kAdjectives.begin(), kAdjectives.end(), [&](const Adjective& a) { return a.word == lower; });
  return it == kAdjectives.end() ? nullptr : &*it;
}

bool IsComparative(std::string_view word) { return EndsWith(word, "er"); }

#define LEAD                                                                                                           \
  "(?i)^(?:(?:hey|hi|hello|ok|okay|alright|well|so|and|but|also|actually|please|pls|samantha|maybe|just|from now "     \
  "on|in "                                                                                                             \
  "(?:the )?future|today|could you|can you|would you|will you|can we|could we|shall we|let'?s|let us|try to|i want "   \
  "you "                                                                                                               \
  "to|i'd (?:like|love|prefer) you to|i would (?:like|love|prefer) you to|i need you to|you can|you could|you should|" \
  "feel free to|i wish you(?:'d| would|))\\s+)*"
#define TAIL                                                                                                      \
  "(?:\\s+(?:please|pls|with me|to me|for me|around me|ok|okay|thanks|thank you|from now on|today|now|then|when " \
  "(?:you "                                                                                                       \
  "talk to me|we talk)|in (?:the )?future|a bit|a little|a lot|if you can|would you|will you|can you|samantha))*$"

constexpr const char* kVerbs = "(?:be|being|sound|act|become|speak|talk|answer|reply|write)";

void AddSlider(const Adjective& adjective, int direction, double step, std::vector<Wish>& out) {
  const double by = adjective.sign * direction * step;
  out.push_back({.kind = WishKind::kSlider, .slider = adjective.slider, .by = by});
  if (adjective.slider == Slider::kFormality) {
    out.push_back({.kind = WishKind::kLevel, .level = by > 0 ? SpeechLevel::kPolite : SpeechLevel::kCasual});
  }
}

double StepOf(std::string_view degree) {
  if (degree.empty()) return kStep;
  return StartsWith(degree, "a lot") || degree == "much" || degree == "way" || degree == "far" ? kBigStep : kSmallStep;
}

bool ReadDegrees(std::string_view text, std::vector<Wish>& out) {
  static const RE2 more(std::string(LEAD) + kVerbs +
                        "?\\s*(?:(a bit|a little bit|a little|a lot|a touch|much|way|far|even|slightly|somewhat)\\s+)?"
                        "(?:(more|less|not (?:so|as))\\s+)?([a-z]+)" TAIL);
  static const RE2 were(
      "(?i)^i wish you were (?:(a bit|a little|a lot|much)\\s+)?(?:(more|less|not so)\\s+)?([a-z]+)" TAIL);
  static const RE2 less(LEAD
                        "(?:don'?t|do not|stop|quit|you don't have to) be(?:ing)? (?:so|too|that|this) ([a-z]+)" TAIL);
  static const RE2 too(
      "(?i)^you(?:'re| are| sound| talk)(?: being)?(?: a (?:bit|little)| way| far)? too ([a-z]+)" TAIL);
  std::string degree, direction, word;
  const bool wished =
      RE2::FullMatch(text, more, &degree, &direction, &word) || RE2::FullMatch(text, were, &degree, &direction, &word);
  if (wished) {
    const Adjective* adjective = FindAdjective(word);
    if (!adjective) return false;
    const bool verb = Contains(text, "be ") || Contains(text, "Be ");
    // "less formal please" alone is a wish; "more honest" and "calm" alone may be anything.
    if (direction.empty() && (!IsComparative(AsciiLower(word)) || (!verb && !StartsWith(text, "i wish")))) return false;
    const bool down = !direction.empty() && AsciiLower(direction) != "more";
    AddSlider(*adjective, down ? -1 : 1, StepOf(AsciiLower(degree)), out);
    return true;
  }
  const bool too_much = RE2::FullMatch(text, too, &word);
  if (too_much || RE2::FullMatch(text, less, &word)) {
    const Adjective* adjective = FindAdjective(word);
    if (too_much && adjective && adjective->slider == Slider::kWarmth && adjective->sign > 0)
      return false;  // "you are too kind" is thanks
    if (adjective) AddSlider(*adjective, -1, kStep, out);
    return adjective != nullptr;
  }
  return false;
}

bool ReadJokes(std::string_view text, std::vector<Wish>& out) {
  static const RE2 fewer(LEAD
                         "(?:(?:(?:make|tell|crack|use)(?: me)?\\s+)?(?:a (?:bit|little) )?(?:less|fewer|not so "
                         "many|no more) (?:jokes|joking|"
                         "puns|humou?r)|(?:stop|quit|enough|lay off|drop|go easy on|ease up on|tone down|cut down on) "
                         "(?:with )?(?:the |your "
                         "|all the |making |telling |cracking )*(?:jokes|joking around|joking so "
                         "much|puns|humou?r)|joke (?:around )?(?:a (?:bit|little) )?less|"
                         "don'?t (?:joke|make jokes|tell jokes|crack jokes) so (?:much|often))" TAIL);
  static const RE2 more(LEAD
                        "(?:joke (?:around )?(?:a (?:bit|little) )?more(?: often)?|(?:make|crack) more "
                        "jokes|(?:use|add|show) (?:a (?:bit|little) )?more "
                        "humou?r|don'?t be afraid to (?:joke|make jokes))" TAIL);
  if (RE2::FullMatch(text, fewer))
    out.push_back({.kind = WishKind::kSlider, .slider = Slider::kHumour, .by = -kStep});
  else if (RE2::FullMatch(text, more))
    out.push_back({.kind = WishKind::kSlider, .slider = Slider::kHumour, .by = kStep});
  else
    return false;
  return true;
}

bool ReadManner(std::string_view text, std::vector<Wish>& out) {
  static const RE2 casual(LEAD
                          "(?:(?:speak|talk|write|be)(?: to me| with me)? (?:a (?:bit|little) )?(?:more |less "
                          ")?(casually|informally|like (?:a "
                          "friend|friends)|politely|formally)|(drop the formalit(?:y|ies)|skip the "
                          "formalit(?:y|ies)|no need to be (?:so )?formal))" TAIL);
  static const RE2 opinion(
      LEAD
      "(?:get (?:straight )?to the point|don'?t sugar-?coat (?:it|things|anything)|stop sugar-?coating(?: it| things)?|"
      "don'?t beat around the bush|stop beating around the bush)" TAIL);
  static const RE2 temperament(
      LEAD "be(?: an?)? (cheerful|calm|playful|earnest|tender) (?:person|companion|one|type|from now on)" TAIL);
  std::string how, drop;
  if (RE2::FullMatch(text, casual, &how, &drop)) {
    const std::string manner = AsciiLower(how);
    const bool less = AsciiLower(text).find("less ") != std::string::npos;
    const bool formal = manner == "politely" || manner == "formally";
    AddSlider(*FindAdjective("formal"), formal != less ? 1 : -1, kStep, out);
  } else if (RE2::FullMatch(text, opinion)) {
    out.push_back({.kind = WishKind::kSlider, .slider = Slider::kDirectness, .by = kStep});
  } else if (RE2::FullMatch(text, temperament, &how)) {
    out.push_back({.kind = WishKind::kTemperament, .word = AsciiLower(how)});
  } else {
    return false;
  }
  return true;
}

bool ReadLanguage(std::string_view text, std::vector<Wish>& out) {
  static const RE2 ability(
      "(?i)^(?:can|could|do|are|will) you (?:able to )?(?:speak|talk|understand|use|write)(?: in)? "
      "(?:english|korean)" TAIL);
  static const RE2 language(LEAD
                            "(?:speak|talk|answer|reply|respond|write|chat|switch|change|use|stick)(?: (?:to|with) "
                            "me)?(?: back)?(?: only| just)?"
                            "(?: (?:in|to|into|using))? (english|korean)(?: only)?" TAIL);
  static const RE2 follow(
      LEAD
      "(?:speak|talk|answer|reply|respond)(?: to me)? in (?:whatever|whichever|the(?: same)?) language (?:that )?i "
      "(?:use|speak|write|talk|am using)(?: in)?" TAIL);
  std::string name;
  if (RE2::FullMatch(text, ability)) return false;
  if (RE2::FullMatch(text, follow)) {
    out.push_back({.kind = WishKind::kFollowLanguage});
  } else if (RE2::FullMatch(text, language, &name)) {
    out.push_back({.kind = WishKind::kLanguage,
                   .language = AsciiLower(name) == "korean" ? Language::kKorean : Language::kEnglish});
  } else {
    return false;
  }
  return true;
}

/// How fast, how high, how loud; whispered or sung. What is to be undone has been asked for before.
bool ReadVoice(std::string_view text, const Persona& persona, std::vector<Wish>& out) {
#define SPEAK "(?:speak|talk|say (?:it|that|things)|go)(?: to me| with me)?"
#define DEGREE "(?:(a bit|a little bit|a little|a lot|a touch|much|way|even|slightly)\\s+)?"
  static const RE2 how(LEAD SPEAK "\\s+" DEGREE "(?:more )?(slower|slowly|faster|quicker|quickly|louder|loudly|softer|softly|quieter|quietly|higher|lower|deeper)" TAIL);
  static const RE2 pitch(LEAD "(?:(?:use|speak|talk|say (?:it|that))(?: to me)? (?:in |with )?)an? " DEGREE "(deeper|lower|higher|louder|softer|quieter) (?:voice|pitch|tone)" TAIL);
  static const RE2 pace(LEAD "(slow down|speed up|speak up|lower your voice|keep your voice down|raise your voice)" TAIL);
  static const RE2 too("(?i)^you(?:'re| are) (?:talking|speaking|going)(?: a (?:bit|little)| way| far)? too (fast|quickly|slow|slowly|loud|loudly|quietly|softly|low|high)" TAIL);
  static const RE2 whisper(LEAD "(?:whisper(?: to me| it| that)?|(?:speak|talk|say (?:it|that))(?: to me)? in a whisper)" TAIL);
  static const RE2 sing(LEAD "(?:sing (?:it|that|this)(?: to me)?|(?:speak|talk|say (?:it|that))(?: to me)? in a sing-?song(?: voice| way)?)" TAIL);
  static const RE2 usual(LEAD "(?:(?:go |switch |change |come )?back to (?:your |the )?(?:normal|usual)(?: voice| speed| way)?|(?:speak|talk) (?:normally|as usual)(?: again)?|(?:stop|no more|quit) (?:whispering|singing)|"
                         "(?:use |speak in |talk in )?your (?:normal|usual|own) voice(?: again)?)" TAIL);
#undef SPEAK
#undef DEGREE
  constexpr std::array<std::pair<std::string_view, VoiceWish>, 25> kWords = {
      {{"slower", VoiceWish::kSlower},       {"slowly", VoiceWish::kSlower},  {"faster", VoiceWish::kFaster},          {"quicker", VoiceWish::kFaster},
       {"quickly", VoiceWish::kFaster},      {"louder", VoiceWish::kLouder},  {"loudly", VoiceWish::kLouder},          {"softer", VoiceWish::kSofter},
       {"softly", VoiceWish::kSofter},       {"quieter", VoiceWish::kSofter}, {"quietly", VoiceWish::kSofter},         {"higher", VoiceWish::kHigher},
       {"lower", VoiceWish::kLower},         {"deeper", VoiceWish::kLower},   {"slow down", VoiceWish::kSlower},       {"speed up", VoiceWish::kFaster},
       {"speak up", VoiceWish::kLouder},     {"fast", VoiceWish::kFaster},    {"lower your voice", VoiceWish::kSofter}, {"slow", VoiceWish::kSlower},
       {"keep your voice down", VoiceWish::kSofter}, {"loud", VoiceWish::kLouder}, {"raise your voice", VoiceWish::kLouder}, {"low", VoiceWish::kLower},
       {"high", VoiceWish::kHigher}}};
  const auto named = [&](const std::string& word) { return std::find_if(kWords.begin(), kWords.end(), [low = AsciiLower(word)](const auto& known) { return known.first == low; })->second; };
  constexpr std::array kOpposite = {VoiceWish::kSlower, VoiceWish::kFaster, VoiceWish::kLower, VoiceWish::kHigher, VoiceWish::kSofter, VoiceWish::kLouder};
  std::string degree, word;
  Wish wish{.kind = WishKind::kVoice};
  if (RE2::FullMatch(text, how, &degree, &word) || RE2::FullMatch(text, pitch, &degree, &word)) wish.voice = named(word), wish.steps = StepOf(AsciiLower(degree)) == kBigStep ? 2 : 1;
  else if (RE2::FullMatch(text, pace, &word)) wish.voice = named(word);
  else if (RE2::FullMatch(text, too, &word)) wish.voice = kOpposite[static_cast<size_t>(named(word))];
  else if (RE2::FullMatch(text, whisper)) wish.voice = VoiceWish::kWhisper;
  else if (RE2::FullMatch(text, sing)) wish.voice = VoiceWish::kSing;
  else if (persona.voice != VoiceStyle{} && RE2::FullMatch(text, usual)) wish.voice = VoiceWish::kUsual;
  else return false;
  out.push_back(wish);
  return true;
}

bool IsName(const std::string& word) {
  constexpr std::array kNot = {
      "a",         "an",       "the",     "me",        "back",     "later",   "soon",     "tomorrow", "tonight",
      "today",     "again",    "when",    "once",      "if",       "after",   "before",   "then",     "now",
      "out",       "in",       "up",      "over",      "on",       "at",      "by",       "for",      "and",
      "or",        "mine",     "my",      "your",      "crazy",    "lucky",   "names",    "name",     "something",
      "anything",  "whatever", "what",    "that",      "this",     "it",      "not",      "so",       "sometime",
      "sometimes", "monday",   "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday",   "first",
      "next",      "instead",  "maybe",   "please",    "yourself", "anytime", "any",      "as",       "because",
      "human",     "real",     "smart",   "stupid",    "really"};
  const std::string lower = AsciiLower(word);
  const std::u32string letters = ToUtf32(word);
  if (letters.size() > 20) return false;
  for (const char32_t c : letters) {
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    if (c < 0x80 ? !ascii_letter : c < 0xC0) return false;
  }
  return word.size() >= 2 && std::find(kNot.begin(), kNot.end(), lower) == kNot.end();
}

bool ReadName(std::string_view text, bool asks, std::vector<Wish>& out) {
#define HER_NAME "['\"“]?([^\\s'\"“”]+)['\"”]?"
  static const RE2 call(
      LEAD
      "(?:call yourself|your (?:new )?name is now|your new name is|your new name will be|you(?:'re| are) now called|"
      "change your name to|rename yourself(?: to)?|i(?:'ll| will| am going to|'m going to| want to|'d like to| would "
      "like to|'d rather| would rather) call you|let me call you|(?:can|may|could) i call you|i(?:'ll| will)? name you|"
      "how about i call you) " HER_NAME TAIL);
  static const RE2 now(
      "(?i)^(?:from now on|starting now|starting today)\\s+(?:your name(?: is|'s| will be)|you(?:'re| are)(?: "
      "called)?) " HER_NAME "$");
  static const RE2 from("(?i)^your name(?: is|'s| will be) " HER_NAME "\\s+(?:now|from now on)$");
#undef HER_NAME
  std::string name;
  const bool match = RE2::FullMatch(text, call, &name) ||
                     (!asks && (RE2::FullMatch(text, now, &name) || RE2::FullMatch(text, from, &name)));
  if (!match || !IsName(name)) return false;
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  out.push_back({.kind = WishKind::kName, .word = name});
  return true;
}

#undef LEAD
#undef TAIL

}  // namespace

void ReadEnglishWishes(const Clause& clause, const Persona& persona, std::vector<Wish>& out) {
  const std::string lower = AsciiLower(clause.text);
  const PairFilter pairs(lower);
  const auto has = [&](std::initializer_list<std::string_view> words) { return HasAny(lower, pairs, words); };
  // Cheap signs first: most of what is said holds none of them. A name before all: "call yourself Mellow" is no wish
  // for calm.
  if (has({"call", "name"}) && ReadName(clause.text, clause.asks, out)) return;
  if (has({"english", "korean", "language"}) && ReadLanguage(clause.text, out)) return;
  if (has({"speak", "talk", "say ", "go ", "voice", "slow", "speed", "whisper", "sing", "normal", "usual"}) && ReadVoice(clause.text, persona, out)) return;
  if (has({"jok", "pun", "humo"}) && ReadJokes(clause.text, out)) return;
  if (has({"casual", "like a f", "like f", "formal", "politely", "point", "sugar", "bush", "cheerful", "calm", "playful", "earnest", "tender"}) &&
      ReadManner(clause.text, out))
    return;
  const bool degree = has({"be ", "being ", "more ", "less ", "too ", "sound", "i wish "}) &&
                      std::any_of(kAdjectives.begin(), kAdjectives.end(), [&](const Adjective& a) { return pairs.MayHold(a.word) && Contains(lower, a.word); });
  if (degree) ReadDegrees(clause.text, out);
}

}  // namespace sam
