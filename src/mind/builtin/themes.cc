#include "mind/builtin/themes.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

struct ThemeWords {
  std::string_view name, words;
};

/// Earlier ones win where a line has words of several.
constexpr std::array<ThemeWords, 35> kThemes = {{
 {"death", "died death funeral grief widow widower buried ashes mourning passed-away condolence eulogy"},
 {"illness", "cancer hospital surgery chemo biopsy tumour tumor diagnosis diagnosed dementia alzheimer's"
 " ambulance oncologist hospice miscarriage"},
 {"breakup", "divorce divorced dumped breakup separated cheated"},
 {"retirement", "retired retirement retiring retire pension pensioner"},
 {"boat", "boat canoe kayak dinghy rowing sailboat raft"},
 {"shop", "cafe café shop bakery restaurant salon bookshop"},
 {"team", "quiz team bowling darts club league clubhouse"},
 {"exam", "exam exams finals midterm revision revise studying anatomy flashcards stats essay thesis lecture"
 " homework dissertation viva syllabus chapters"},
 {"baby", "baby newborn pregnant nappy nappies diaper midwife toddler breastfeeding cot pram"},
 {"kids", "kids children daughter son school-run kid grandson granddaughter grandchildren teenager"},
 {"love", "crush flirting kissed love-letter butterflies valentine"},
 {"boss", "boss manager supervisor promotion fired payslip hr ceo"},
 {"job", "job interview cv resume shift office colleague colleagues coworker deadline meeting meetings "
 " work overtime payrise ward depot "},
 {"partner", "wife husband girlfriend boyfriend partner fiance fiancee spouse"},
 {"parents", "mum mom mother dad father parents mother-in-law"},
 {"sibling", "sister brother siblings twin"},
 {"friend", "friend friends bestie flatmate roommate"},
 {"neighbour", "neighbour neighbor neighbours neighbors landlord "},
 {"pet", "cat dog puppy kitten rabbit hamster parrot pigeon budgie tortoise vet goldfish pony"},
 {"band", "band choir gig setlist rehearsal drummer singer album concert orchestra poster"},
 {"build", "wood saw drill hammer plank shelf workshop nails birdhouse sandpaper varnish screws carpentry"},
 {"bread", "sourdough bread cake starter bake baking baked dough cookies pie scones loaf"},
 {"food", "dinner lunch soup breakfast pasta recipe sandwich cooking curry pizza sausages noodles rice"},
 {"garden", "garden tomatoes seeds roses allotment compost plant plants weeds tulips beans"},
 {"home", " apartment house landlord boiler sofa kitchen rent moving boxes wardrobe"},
 {"trip", "trip holiday flight airport camper van hotel suitcase passport beach tram bus boat sailing ferry"},
 {"money", "money bills rent debt loan salary tax taxes savings invoice mortgage"},
 {"sport", "run running marathon gym training swim yoga football tennis race cycling climbing"},
 {"health", " dentist headache flu fever cough back-pain knee allergy migraine physio "},
 {"night", "asleep insomnia awake bed sleep nightmare midnight"},
 {"party", "party birthday wedding guests balloons invitation"},
 {"writing", "poem novel story writing diary chapter editor manuscript blog"},
 {"school", "school teacher pupils classmates homework detention maths"},
 {"tech", " laptop computer code bug wifi app printer password "},
 {"pirate", "pirate ship captain mutiny treasure dragon wizard kingdom navy spaceship knight castle"},
}};

const boost::unordered_flat_map<std::string_view, uint8_t>& WordTable() {
  static const auto table = [] {
    boost::unordered_flat_map<std::string_view, uint8_t> words;
    for (size_t theme = 0; theme < kThemes.size(); ++theme) {
      for (const auto word : SplitWords(kThemes[theme].words)) words.emplace(word, static_cast<uint8_t>(theme));
    }
    return words;
  }();
  return table;
}

constexpr size_t kNone = kThemes.size();
constexpr size_t kLastGrave = 2;       // the first ones of the table
constexpr uint32_t kGraveStays = 8;    // turns for which a loss is not forgotten, as long as the talk stays with it
constexpr uint32_t kThemeStays = 3;
constexpr size_t kMostWords = 40;
constexpr size_t kInPassing = 3;       // words of a line that changes no subject

/// Someone close, as "passed", "late" and "dead" are said of.
bool IsSomeone(std::string_view word) {
  return IsOneOf(word, {"he", "she", "wife", "husband", "mum", "mom", "mother", "dad", "father", "brother", "sister", "son", "daughter", "gran", "grandma", "granddad", "grandpa",
                      "grandmother", "grandfather", "aunt", "uncle", "nan", "partner", "friend", "cat", "dog", "parents", "everyone"});
}

/// "the oven died", "my phone's battery died again": things die without anybody grieving.
bool IsOfAThing(const std::vector<std::string_view>& words, size_t at) {
  if (words[at] == "grief") return at > 0 && IsOneOf(words[at - 1], {"me", "us", "him", "her", "them", "some", "no", "good", "of"});  // "my knee's giving me grief"
  if (words[at] == "died" && at > 0 && IsOneOf(words[at - 1], {"i", "nearly", "almost", "practically", "basically", "just"})) return true;  // "before i nearly died"
  return words[at] == "died" && at > 0 &&
         IsOneOf(words[at - 1], {"oven", "phone", "battery", "car", "van", "bike", "laptop", "computer", "pc", "mac", "tablet", "ipad", "boiler", "heating", "fridge", "freezer", "hoover", "vacuum", "dryer", "drier",
                                 "dishwasher", "machine", "washer", "tv", "telly", "printer", "router", "wifi", "internet", "engine", "motor", "kettle", "toaster", "mixer", "bulb", "light", "lights", "charger",
                                 "server", "app", "system", "screen", "mic", "speaker", "headphones", "earphones", "camera", "drill", "generator", "conversation", "party", "joke"});
}

/// "a twelve hour shift at the hospital": nobody is ill.
bool IsAPlaceOfWork(const std::vector<std::string_view>& words, size_t at) {
  return IsOneOf(words[at], {"hospital", "hospice", "surgery", "ambulance", "cancer"}) &&
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return IsOneOf(word, {"shift", "shifts", "work", "working", "worked", "job", "nurse", "nursing", "colleague", "colleagues", "patients", "ward", "rota"}); });
}

/// "she sat with me when my dad was in hospital": told of a time that is over.
bool IsOfThen(const std::vector<std::string_view>& words, size_t at) {
  const auto when = std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), std::string_view("when"));
  return std::any_of(when, words.begin() + static_cast<std::ptrdiff_t>(at), [](std::string_view word) { return IsOneOf(word, {"was", "were", "had"}); });
}

/// "my husband passed in april", "she's dead", "he would have been seventy today".
bool IsOfDeath(const std::vector<std::string_view>& words) {
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view word = words[i], next = words[i + 1];
    const bool of_someone = i > 0 && IsSomeone(words[i - 1]);
    if (word == "passed" && (next == "away" || (of_someone && IsOneOf(next, {"in", "on", "last", "this", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a", "some", "recently", "yesterday", "suddenly", "peacefully", "years", "when", "just", "before"})))) return true;
    if (word == "late" && next != "again" && IsSomeone(next) && i > 0 && IsOneOf(words[i - 1], {"my", "her", "his", "our", "their"})) return true;
    if (next == "dead" && IsOneOf(word, {"is", "are", "he's", "she's", "they're"}) && (i + 2 == words.size() || words[i + 2] == "now")) return true;
    if (word == "have" && next == "been" && i > 0 && IsOneOf(words[i - 1], {"he'd", "she'd", "would"}) && words.back() == "today") return true;
  }
  return false;
}

size_t Of(const std::vector<std::string_view>& words) {
  size_t best = IsOfDeath(words) ? 0 : kNone;
  for (size_t i = 0; i < std::min(words.size(), kMostWords); ++i) {
    const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view();
    if (next == "up" && (words[i] == "broke" || words[i] == "split")) best = std::min<size_t>(best, kLastGrave);
    const auto found = WordTable().find(words[i]);
    if (found != WordTable().end() && !IsOfAThing(words, i) && !IsAPlaceOfWork(words, i) && !IsOfThen(words, i)) best = std::min<size_t>(best, found->second);
  }
  return best;
}

/// Words that carry on about who or what was spoken of.
bool RefersBack(const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return IsOneOf(word, {"he", "she", "him", "her", "his", "hers", "they", "them", "their", "he's", "she's", "they're", "he'd", "she'd", "they'd", "it", "it's", "its", "without", "funeral"});
  });
}

/// Words that carry on about somebody: a loss is not in every "it".
bool RefersToSomeone(const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return IsOneOf(word, {"he", "she", "him", "her", "his", "hers", "he's", "she's", "he'd", "she'd", "without", "funeral"});
  });
}

}  // namespace

Theme ThemeOf(const Scene& scene) {
  if (scene.IsKorean()) return {};
  const size_t here = Of(scene.words);
  Theme theme;
  if (here < kNone) theme = {kThemes[here].name, 0, here <= kLastGrave};
  if (theme.grave) return theme;
  const bool goes_on = RefersToSomeone(scene.words);
  const auto& recent = scene.thought.discourse.recent;
  uint32_t age = 0;
  for (auto it = recent.rbegin(); it != recent.rend() && age < kGraveStays; ++it) {
    if (it->said == scene.thought.utterance.text && age == 0 && it->reply.empty()) continue;
    ++age;
    const std::string lower = ToLower(it->said);
    const std::vector<std::string_view> words = SplitWords(lower);
    const size_t then = Of(words);
    if (then <= kLastGrave) return goes_on ? Theme{kThemes[then].name, age, true} : theme;
    if (then < kNone && theme.name.empty() && age <= kThemeStays) theme = {kThemes[then].name, age, false};
    if (then < kNone || (words.size() > kInPassing && !RefersBack(words))) break;  // the talk has gone on to something else
  }
  return theme;
}

}  // namespace sam
