#include "memory/text_keys.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_cache.h"
#include "base/word_lists.h"
#include "memory/word_families.h"

namespace sam {
namespace {

constexpr size_t kMostTerms = 24;
constexpr float kKindWordWeight = 0.35f;   // ours, as are the other weights here: tuned on our own cases
constexpr float kPhraseWeight = 2.0f;
constexpr float kPhraseOfAnother = 0.6f;
constexpr float kAnyTrade = 0.5f;
constexpr float kInsidePhrase = 0.2f;
constexpr float kFamilyGain = 0.85f;
constexpr float kRootGain = 0.75f;
constexpr float kShortRootGain = 0.5f;
constexpr float kAllPieces = 0.8f;

constexpr std::array<std::pair<std::string_view, std::string_view>, 102> kIrregular = {{
    {"began", "begin"}, {"begun", "begin"}, {"bought", "buy"}, {"told", "tell"}, {"gave", "give"}, {"given", "give"}, {"went", "go"},
    {"gone", "go"}, {"goes", "go"}, {"took", "take"}, {"taken", "take"}, {"made", "make"}, {"came", "come"}, {"saw", "see"},
    {"seen", "see"}, {"ate", "eat"}, {"eaten", "eat"}, {"drank", "drink"}, {"drove", "drive"}, {"driven", "drive"}, {"rode", "ride"},
    {"ran", "run"}, {"swam", "swim"}, {"sang", "sing"}, {"wrote", "write"}, {"written", "write"}, {"left", "leave"},
    {"lost", "lose"}, {"found", "find"}, {"broke", "break"}, {"broken", "break"}, {"brought", "bring"}, {"built", "build"},
    {"caught", "catch"}, {"chose", "choose"}, {"chosen", "choose"}, {"fell", "fall"}, {"felt", "feel"}, {"flew", "fly"}, {"forgot", "forget"},
    {"grew", "grow"}, {"grown", "grow"}, {"held", "hold"}, {"hid", "hide"}, {"kept", "keep"}, {"knew", "know"}, {"met", "meet"},
    {"paid", "pay"}, {"sent", "send"}, {"slept", "sleep"}, {"sold", "sell"}, {"spoke", "speak"}, {"spent", "spend"}, {"stole", "steal"},
    {"stolen", "steal"}, {"taught", "teach"}, {"thought", "think"}, {"threw", "throw"}, {"won", "win"}, {"feet", "foot"},
    {"lent", "lend"}, {"wore", "wear"}, {"worn", "wear"}, {"tore", "tear"}, {"torn", "tear"}, {"shook", "shake"},
    {"drew", "draw"}, {"drawn", "draw"}, {"blew", "blow"}, {"woke", "wake"}, {"hung", "hang"}, {"rang", "ring"}, {"rung", "ring"},
    {"bitten", "bite"}, {"stuck", "stick"}, {"swore", "swear"}, {"froze", "freeze"}, {"frozen", "freeze"}, {"fed", "feed"},
    {"led", "lead"}, {"fought", "fight"}, {"understood", "understand"}, {"became", "become"}, {"heard", "hear"},
    {"learnt", "learn"}, {"burnt", "burn"}, {"dealt", "deal"}, {"spilt", "spill"}, {"ridden", "ride"}, {"hidden", "hide"},
    {"shown", "show"}, {"sank", "sink"}, {"sunk", "sink"}, {"shrank", "shrink"}, {"struck", "strike"}, {"swept", "sweep"},
    {"wept", "weep"}, {"slid", "slide"}, {"stung", "sting"}, {"swung", "swing"}, {"dug", "dig"}, {"mistook", "mistake"},
}};

/// Longest first. A particle goes once from any word, and again from what is left of at least two syllables.
constexpr std::array<std::string_view, 47> kParticles = {
    "이었는데", "이라고요", "이에요", "이라서", "이라고", "이거든", "입니다", "에서는", "이었어", "한테서", "에게서", "으로는", "예요", "이야", "인데", "이고",
    "이랑", "라고", "에서", "한테", "에게", "까지", "부터", "처럼", "보다", "이나", "이라", "이란", "이죠", "으로", "하고", "은", "는",
    "이", "가", "을", "를", "도", "와", "과", "의", "에", "랑", "로", "만", "마다", "밖에"};
constexpr std::array<std::string_view, 43> kNotParticles = {
    "나이", "아이", "종이", "회의", "거의", "도로", "지도", "포도", "파도", "온도", "기도", "속도", "결과", "사과", "치과", "내과", "외과", "휴가", "요가", "작가",
    "화가", "국가", "물가", "강의", "동의", "놀이", "먹이", "오이", "차이", "사이", "평가", "효과", "학과", "안과", "가로", "세로", "진로", "가이", "불만", "비만", "자만", "충만", "거만"};

size_t Syllables(std::string_view word) { return static_cast<size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; })); }

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// "baking" without "ing" and its like, where a stem with a vowel is left; doubled consonants become one.
bool CutVerbEnding(std::string& word, std::string_view ending) {
  if (!EndsWith(word, ending) || word.size() < ending.size() + 3) return false;
  const std::string stem = word.substr(0, word.size() - ending.size());
  if (std::none_of(stem.begin(), stem.end(), IsVowel)) return false;
  word = stem;
  const size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && !IsVowel(word[n - 1]) && word[n - 1] != 's' && word[n - 1] != 'l') word.pop_back();
  return true;
}

void CutPlural(std::string& word) {
  const auto ends = [&](std::string_view e) { return EndsWith(word, e); };
  if (ends("ies") && word.size() > 4) word.replace(word.size() - 3, 3, "y");
  else if (ends("sses") || ends("xes") || ends("ches") || ends("shes") || ends("zes")) word.resize(word.size() - 2);
  else if (ends("s") && !ends("ss") && !ends("us") && !ends("is") && word.size() > 3) word.pop_back();
}

/// Keys of the families that a stem belongs to.
struct Membership {
  std::vector<WordKey> both;     // synonyms
  std::vector<WordKey> head;     // of a kind: for questions
  std::vector<WordKey> member;   // of a kind: for documents
};
using Families = boost::unordered_flat_map<std::string, Membership>;

std::string CanonicalKorean(std::string_view word);

std::string CanonicalWord(std::string_view word) {
  if (StartsWith(word, "~")) return "~" + KoreanRoot(word.substr(1));
  return HasHangul(word) ? CanonicalKorean(word) : EnglishStem(word);
}

template <typename Use>
void ForEachPart(std::string_view text, char separator, Use use) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) use(text.substr(begin, end - begin), begin);
    begin = end + 1;
  }
}

Families BuildFamilies() {
  Families map;
  const auto add = [](std::vector<WordKey>& to, WordKey key) {
    if (std::find(to.begin(), to.end(), key) == to.end()) to.push_back(key);
  };
  for (const auto& synonyms : {SharedSynonyms(), EnglishSynonyms(), KoreanSynonyms()})
    for (const SynonymFamily& f : synonyms)
      ForEachPart(f.words, ' ', [&](std::string_view w, size_t) { add(map[CanonicalWord(w)].both, KeyOf(f.name)); });
  for (const auto& kinds : {SharedKinds(), EnglishKinds(), KoreanKinds()}) {
    for (const KindFamily& f : kinds) {
      ForEachPart(f.heads, ' ', [&](std::string_view w, size_t) { add(map[CanonicalWord(w)].head, KeyOf(f.name)); });
      ForEachPart(f.members, ' ', [&](std::string_view w, size_t) { add(map[CanonicalWord(w)].member, KeyOf(f.name)); });
    }
  }
  return map;
}

const Membership* FamiliesOf(const std::string& stem) {
  static const Families kFamilies = BuildFamilies();
  const auto it = kFamilies.find(stem);
  return it == kFamilies.end() ? nullptr : &it->second;
}

/// Phrases with where they stand in a text of lower case.
struct PhraseHit {
  WordKey key = 0;
  std::string_view name;
  size_t begin = 0, end = 0;
};

struct Phrase {
  std::string_view words;
  size_t family = 0;
};

/// Phrases by their first three bytes, so that a text is read once.
class PhraseTable {
 public:
  PhraseTable() {
    for (size_t family = 0; family < PhraseFamilies().size(); ++family)
      ForEachPart(PhraseFamilies()[family].phrases, '|', [&](std::string_view words, size_t) {
        by_start_[Start(words)].push_back({words, family});
        filter_[Start(words) % filter_.size()] = true;
      });
  }
  template <typename Use>
  void ForEachAt(std::string_view rest, Use use) const {
    if (rest.size() < 3 || !filter_[Start(rest) % filter_.size()]) return;
    const auto it = by_start_.find(Start(rest));
    if (it == by_start_.end()) return;
    for (const Phrase& phrase : it->second)
      if (StartsWith(rest, phrase.words)) use(phrase);
  }

 private:
  static uint32_t Start(std::string_view text) {
    const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[i])); };
    return byte(0) | byte(1) << 8 | byte(2) << 16;
  }
  boost::unordered_flat_map<uint32_t, std::vector<Phrase>> by_start_;
  std::array<bool, 4093> filter_{};
};

std::vector<PhraseHit> FindPhrases(std::string_view lower) {
  static const PhraseTable kTable;
  std::vector<PhraseHit> hits;
  for (size_t at = 0; at + 2 < lower.size(); ++at) {
    const char before = at == 0 ? ' ' : lower[at - 1];
    const bool inside_letter = (lower[at] & 0xC0) == 0x80, inside_word = before >= 'a' && before <= 'z';
    if (inside_letter || inside_word) continue;
    kTable.ForEachAt(lower.substr(at), [&](const Phrase& phrase) {
      const std::string_view name = PhraseFamilies()[phrase.family].name;
      const auto known = std::find_if(hits.begin(), hits.end(), [&](const PhraseHit& h) { return h.name == name; });
      if (known == hits.end()) hits.push_back({KeyOf(name), name, at, at + phrase.words.size()});
      else known->end = std::max(known->end, at + phrase.words.size());
    });
  }
  return hits;
}

bool IsEndingSyllable(char32_t c) {
  static constexpr std::u32string_view kEndings = U"어아으은는을고지다던게기거네자니나면며서요죠도려러었았습읍길군구";
  return kEndings.find(c) != kEndings.npos;
}

char32_t Open(char32_t c) {
  const int final_consonant = FinalConsonant(c);
  const bool of_ending = final_consonant == 20 || final_consonant == 4 || final_consonant == 8 || final_consonant == 17 || final_consonant == 27;
  if (of_ending) c -= static_cast<char32_t>(final_consonant);  // ㅆ ㄴ ㄹ ㅂ ㅎ
  if (FinalConsonant(c) != 0) return c;
  const char32_t index = c - 0xAC00, vowel = index / 28 % 21, onset = index / 28 / 21;
  const auto with = [&](char32_t v) { return 0xAC00 + (onset * 21 + v) * 28; };
  if (vowel == 6) return with(20);   // ㅕ ㅣ: 걸려 걸리
  if (vowel == 9) return with(8);    // ㅘ ㅗ: 나와 나오
  if (vowel == 14) return with(13);  // ㅝ ㅜ: 키워 키우
  return c;
}

bool IsStopRoot(std::string_view root) {
  static constexpr std::array<std::string_view, 16> kStops = {"하", "해", "되", "돼", "있", "없", "이", "아", "안", "그", "뭐", "같", "예", "였", "말하", "이러"};
  return std::find(kStops.begin(), kStops.end(), root) != kStops.end();
}

std::string CanonicalKorean(std::string_view word) {
  std::string_view stem = WithoutParticles(word);
  if (Syllables(stem) >= 3 && stem.size() < word.size()) stem = WithoutParticles(stem);
  if (stem.size() == word.size() && Syllables(stem) < 3) return ToLower(stem);
  if (Syllables(stem) >= 3 && EndsWith(stem, "이")) stem.remove_suffix(3);
  return ToLower(stem);
}

struct KoreanWord {
  std::string noun;
  std::string root;               // empty where it says nothing
  std::vector<WordKey> pieces;    // pairs of syllables
};

KoreanWord ReadKoreanWord(std::string_view word) {
  KoreanWord out;
  out.noun = CanonicalKorean(word);
  out.root = KoreanRoot(word);
  if (IsStopRoot(out.root)) out.root.clear();
  const std::u32string s = ToUtf32(out.noun);
  if (s.size() < 3 || s.size() > 12) return out;
  for (size_t i = 0; i + 1 < s.size(); ++i)
    if (!IsEndingSyllable(s[i + 1])) out.pieces.push_back(KeyOf(ToUtf8(std::u32string_view(s).substr(i, 2))));
  return out;
}

/// Words of a question that only ask: "기억하세요", "뭐였는지", "누구라고".
bool IsKoreanAsking(std::string_view word) {
  static constexpr std::array<std::string_view, 50> kPrefixes = {
      "기억", "말했", "말씀", "말해", "얘기했", "얘기해", "알려", "했더", "했지", "했죠", "했는", "했게", "했었", "그랬", "뭐", "뭘", "무엇", "누구", "누가", "어디", "언제",
      "무슨", "몇", "어떤", "왜", "어떻게", "얼마", "라고", "이라고", "한다고", "맞지", "맞죠", "알아", "잊", "며칠", "어느", "결국", "요즘", "요새", "지금", "아직", "혹시", "언젠", "누군", "어딘", "뭔", "도대체", "됐", "되었", "아는지"};
  return word == "얘기" || word == "이야기" || std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](auto p) { return StartsWith(word, p); });
}

bool IsEnglishAsking(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kWords = {"happened", "happen", "happens", "whereabouts", "remind", "forget", "forgot", "guess", "quick", "question", "sure", "wonder", "exactly", "actually", "bet", "test"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Lower-case words without 's; hyphenated ones apart.
template <typename Use>
void ForEachWord(std::string_view lower, Use use) {
  for (std::string_view word : SplitWords(lower)) {
    const size_t at = static_cast<size_t>(word.data() - lower.data());
    if (EndsWith(word, "'s")) word.remove_suffix(2);
    else if (EndsWith(word, "\u2019s")) word.remove_suffix(4);
    ForEachPart(word, '-', [&](std::string_view part, size_t offset) { use(part, at + offset); });
  }
}

/// "conductor" finds "conducts", and "paint" "painter".
void AddWhoDoesIt(const std::string& stem, std::vector<KeyGain>& keys) {
  constexpr size_t kShortest = 4;
  for (const std::string_view ending : {"er", "or", "ist"}) {
    const bool ends = EndsWith(stem, ending);
    if (ends && stem.size() >= kShortest + ending.size()) keys.push_back({KeyOf(EnglishStem(stem.substr(0, stem.size() - ending.size()))), kRootGain});
    if (!ends && stem.size() >= kShortest && ending != "ist") keys.push_back({KeyOf(stem + std::string(ending)), kRootGain});
  }
}

Term EnglishTerm(std::string_view word) {
  Term term{std::string(word), NamesKindOfAnswer(word) ? kKindWordWeight : 1.0f, {}};
  const std::string stem = EnglishStem(word);
  term.keys.push_back({KeyOf(stem), 1});
  AddWhoDoesIt(stem, term.keys);
  if (const Membership* m = FamiliesOf(stem)) {
    for (const WordKey key : m->both) term.keys.push_back({key, kFamilyGain, 0, true});
    for (const WordKey key : m->head) term.keys.push_back({key, kFamilyGain, 0, true});
  }
  return term;
}

Term KoreanTerm(std::string_view word) {
  const KoreanWord read = ReadKoreanWord(word);
  const bool kind_word = NamesKindOfAnswer(read.noun) || (!read.root.empty() && NamesKindOfAnswer("~" + read.root));
  Term term{read.noun, kind_word ? kKindWordWeight : 1.0f, {}};
  term.keys.push_back({KeyOf(read.noun), 1});
  const auto add_families = [&](const std::string& stem) {
    if (const Membership* m = FamiliesOf(stem)) {
      for (const WordKey key : m->both) term.keys.push_back({key, kFamilyGain, 0, true});
      for (const WordKey key : m->head) term.keys.push_back({key, kFamilyGain, 0, true});
    }
  };
  add_families(read.noun);
  if (!read.root.empty()) {
    term.keys.push_back({KeyOf("~" + read.root), Syllables(read.root) > 1 ? kRootGain : kShortRootGain});
    add_families("~" + read.root);
  }
  for (const WordKey piece : read.pieces) term.keys.push_back({piece, 0, kAllPieces / static_cast<float>(read.pieces.size())});
  return term;
}

}  // namespace

WordKey KeyOf(std::string_view stem) {
  const uint64_t hash = StableHash(stem);
  return static_cast<WordKey>(hash ^ (hash >> 32));
}

WordKey StemKey(std::string_view lower_word) { return KeyOf(HasHangul(lower_word) ? CanonicalKorean(lower_word) : EnglishStem(lower_word)); }

std::string EnglishStem(std::string_view lower_word) {
  static const boost::unordered_flat_map<std::string_view, std::string_view> kBases(kIrregular.begin(), kIrregular.end());
  if (const auto irregular = kBases.find(lower_word); irregular != kBases.end()) return EnglishStem(irregular->second);
  std::string word(lower_word);
  CutPlural(word);
  if (!CutVerbEnding(word, "ing")) CutVerbEnding(word, "ed");
  if (word.size() > 3 && EndsWith(word, "e")) word.pop_back();
  return word;
}

std::string_view WithoutParticles(std::string_view word) {
  static const boost::unordered_flat_map<std::string_view, std::vector<std::string_view>> kByLastSyllable = [] {
    boost::unordered_flat_map<std::string_view, std::vector<std::string_view>> map;
    for (const std::string_view particle : kParticles) map[particle.substr(particle.size() - 3)].push_back(particle);
    return map;
  }();
  if (word.size() <= 3) return word;
  const auto particles = kByLastSyllable.find(word.substr(word.size() - 3));
  if (particles == kByLastSyllable.end()) return word;
  if (std::find(kNotParticles.begin(), kNotParticles.end(), word) != kNotParticles.end()) return word;
  for (const std::string_view particle : particles->second)
    if (EndsWith(word, particle) && word.size() > particle.size()) return word.substr(0, word.size() - particle.size());
  return word;
}

std::string KoreanRoot(std::string_view word) {
  size_t pos = 0;
  const char32_t first = DecodeUtf8(word, pos);
  if (!IsHangulSyllable(first)) return {};
  const char32_t second = pos < word.size() ? DecodeUtf8(word, pos) : 0;
  std::u32string root;
  if (!IsHangulSyllable(second) || IsEndingSyllable(second)) root = {FinalConsonant(first) == 20 && first != U'있' ? Open(first) : first};
  else root = {first, Open(second)};
  return ToUtf8(root);
}

void AddDocumentKeys(std::string_view text, std::vector<WordKey>& out) {
  for (const PhraseHit& hit : FindPhrases(ToLower(text))) out.push_back(hit.key);
  AddWordKeys(text, out);
}

namespace {

/// The keys under which a turn with this word (lower case) is found.
std::vector<WordKey> KeysOfWord(std::string_view word) {
  std::vector<WordKey> out;
  const auto add_families = [&](const std::string& stem) {
    if (const Membership* m = FamiliesOf(stem)) {
      out.insert(out.end(), m->both.begin(), m->both.end());
      out.insert(out.end(), m->member.begin(), m->member.end());
    }
  };
  if (!HasHangul(word)) {
    if (IsStopWord(word)) return out;
    const std::string stem = EnglishStem(word);
    out.push_back(KeyOf(stem));
    add_families(stem);
    return out;
  }
  const KoreanWord read = ReadKoreanWord(word);
  if (IsStopWord(read.noun) || IsStopWord(word)) return out;
  out.push_back(KeyOf(read.noun));
  add_families(read.noun);
  if (!read.root.empty()) out.push_back(KeyOf("~" + read.root)), add_families("~" + read.root);
  out.insert(out.end(), read.pieces.begin(), read.pieces.end());
  return out;
}

}  // namespace

void AddWordKeys(std::string_view text, std::vector<WordKey>& out) {
  thread_local WordCache<std::vector<WordKey>> known;
  ForEachWord(ToLower(text), [&](std::string_view word, size_t) {
    const auto& keys = known.Of(word, [&] { return KeysOfWord(word); });
    out.insert(out.end(), keys.begin(), keys.end());
  });
}

namespace {

bool SpeaksOfSelf(std::string_view lower) {
  for (const std::string_view word : SplitWords(lower)) {
    static constexpr std::array<std::string_view, 18> kSelf = {"i", "my", "our", "we", "me", "am", "i'm", "나", "저", "내", "제", "내가", "제가", "나는", "저는", "난", "우리", "전"};
    if (std::find(kSelf.begin(), kSelf.end(), word) != kSelf.end()) return true;
  }
  return false;
}

}  // namespace

std::vector<Term> QueryTerms(std::string_view text) {
  const std::string lower = ToLower(text);
  const std::vector<PhraseHit> phrases = FindPhrases(lower);
  std::vector<Term> terms;
  const bool own = SpeaksOfSelf(lower);
  for (const PhraseHit& hit : phrases) {
    const bool of_another = !own && hit.name.starts_with("@my-");  // "what does nico do for a living"
    terms.push_back({std::string(hit.name), of_another ? kPhraseOfAnother : kPhraseWeight, {{hit.key, 1}}});
    // "무슨 일 하는지" is answered by any trade.
    if (hit.name == "@my-job") terms.back().keys.insert(terms.back().keys.end(), {{KeyOf("@occupation"), kAnyTrade, 0, true}, {KeyOf("@ko-job"), kAnyTrade, 0, true}});
  }
  ForEachWord(lower, [&](std::string_view word, size_t at) {
    if (terms.size() >= kMostTerms || IsStopWord(word)) return;
    const bool korean = HasHangul(word);
    if (korean ? IsKoreanAsking(word) : IsEnglishAsking(word)) return;
    thread_local WordCache<Term> read;
    Term term = read.Of(word, [&] { return korean ? KoreanTerm(word) : EnglishTerm(word); });
    if (IsStopWord(term.word) || (korean && term.keys.size() == 1 && term.word.empty())) return;
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const Term& t) { return t.keys.front().key == term.keys.front().key; });
    if (known) return;
    if (std::any_of(phrases.begin(), phrases.end(), [&](const PhraseHit& h) { return at >= h.begin && at < h.end; })) term.weight *= kInsidePhrase;
    terms.push_back(std::move(term));
  });
  return terms;
}

KeyFilter::KeyFilter(const std::vector<Term>& terms) {
  for (const Term& term : terms)
    for (const KeyGain& k : term.keys) bits_[k.key % kBits] = true;
}

double Coverage(const std::vector<Term>& terms, std::span<const WordKey> sorted_keys) {
  double got = 0, all = 0;
  for (const Term& term : terms) {
    got += static_cast<double>(term.weight * GainOf(term, sorted_keys));
    all += static_cast<double>(term.weight);
  }
  return all > 0 ? got / all : 0;
}

float GainOf(const Term& term, std::span<const WordKey> sorted_keys) {
  float best = 0, pieces = 0;
  for (const KeyGain& k : term.keys) {
    if (!std::binary_search(sorted_keys.begin(), sorted_keys.end(), k.key)) continue;
    best = std::max(best, k.gain);
    pieces += k.adds;
  }
  return std::max(best, std::min(pieces, kAllPieces));
}

}  // namespace sam
