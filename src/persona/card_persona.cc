#include "persona/card_persona.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/unicode.h"
#include "persona/card_sifting.h"
#include "persona/persona_settings.h"
#include "persona/temperaments.h"

namespace sam {
namespace {

struct MacroNames {
  std::string_view her, person;
};

bool SaysSo(std::string_view text, std::string_view lower) { return ToLower(text) == lower; }

/// What stands for a macro; none where it is not known and stays as it is.
std::optional<std::string> Filled(std::string_view macro, const MacroNames& names) {
  if (SaysSo(macro, "char") || SaysSo(macro, "bot")) return std::string(names.her);
  if (SaysSo(macro, "user")) return std::string(names.person);
  const std::string_view kind = macro.substr(0, std::min(macro.find(':'), macro.size()));
  if (macro.starts_with("//") || SaysSo(macro, "original") || SaysSo(kind, "comment") || SaysSo(kind, "hidden_key")) return std::string();
  if (kind.size() < macro.size() && (SaysSo(kind, "random") || SaysSo(kind, "pick"))) {
    const std::string_view choices = macro.substr(kind.size() + 1);
    return std::string(Trim(choices.substr(0, choices.find(','))));  // the first: who she is does not change from reading to reading
  }
  return std::nullopt;
}

constexpr size_t kLongestMacro = 1000;  // bytes

std::string FillMacros(std::string_view text, const MacroNames& names) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const bool braces = text.substr(i).starts_with("{{"), angle = text[i] == '<';
    const std::string_view close = braces ? "}}" : ">";
    const size_t from = i + close.size();
    const std::string_view rest = braces || angle ? text.substr(std::min(from, text.size()), kLongestMacro) : std::string_view();
    const size_t length = rest.find(close);
    const std::string_view macro = length == rest.npos ? std::string_view() : rest.substr(0, length);
    const bool short_enough = !macro.empty() && (braces || macro.size() <= 4);  // <user>, <char>, <bot>
    if (const auto filled = short_enough ? Filled(macro, names) : std::nullopt) {
      out += *filled;
      i = from + length + close.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

/// Clean lines without what may not come in, the empty ones and the marks between examples.
std::string CleanLines(std::string_view text, std::vector<std::string>& left_out) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = SiftedLine(CleanText(text.substr(at, end - at), kMostAbout), left_out);
    if (!line.empty() && !SaysSo(line, "<start>")) out += (out.empty() ? "" : "\n") + line;
    at = end + 1;
  }
  return out;
}

/// The beginning of well-formed UTF-8, of at most so many bytes.
std::string_view Beginning(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

bool IsKorean(const CharacterCard& card) { return HasHangul(card.description) || HasHangul(card.personality) || HasHangul(card.scenario) || HasHangul(card.first_words); }

/// A part of the description, and what stands before it in either language.
struct AboutPart {
  std::string_view english, korean;
  const std::string& text;
};

std::string AboutOf(const CharacterCard& card, std::string_view name, std::vector<std::string>& left_out) {
  const bool korean = IsKorean(card);
  const MacroNames names{card.nickname.empty() ? name : std::string_view(card.nickname), korean ? "상대" : "the person"};
  std::string about;
  for (const AboutPart& part : {AboutPart{"", "", card.description}, AboutPart{"Personality: ", "성격: ", card.personality}, AboutPart{"Scenario: ", "상황: ", card.scenario},
                                AboutPart{"How she talks, for example: ", "말투의 예: ", card.examples}, AboutPart{"How her author wants her: ", "만든 사람이 바라는 모습: ", card.system_prompt},
                                AboutPart{"Her author's notes: ", "만든 사람의 메모: ", card.creator_notes}}) {
    const std::string text = CleanLines(FillMacros(part.text, names), left_out);
    if (text.empty()) continue;
    if (!about.empty()) about += "\n";
    about.append(korean ? part.korean : part.english).append(text);
  }
  return std::string(Trim(Beginning(about, kMostAbout)));
}

/// Words that name a temperament: English ones whole, Korean ones by how they begin.
struct TemperamentWords {
  std::string_view name;
  std::vector<std::string_view> words;
};

const std::vector<TemperamentWords>& WordsOfTemperaments() {
  static const std::vector<TemperamentWords> kWords = {
      {"cheerful", {"cheerful", "upbeat", "optimistic", "sunny", "bubbly", "energetic", "outgoing", "bright", "명랑", "밝은", "밝고", "쾌활", "활발", "긍정적", "낙천", "씩씩"}},
      {"calm", {"calm", "serene", "quiet", "composed", "reserved", "stoic", "patient", "unhurried", "peaceful", "level-headed", "차분", "침착", "조용", "과묵", "느긋", "평온", "담담"}},
      {"playful", {"playful", "mischievous", "teasing", "teases", "witty", "joking", "funny", "silly", "prankster", "impish", "장난", "유쾌", "재치", "익살", "짓궂", "능청", "엉뚱"}},
      {"earnest", {"earnest", "serious", "diligent", "honest", "sincere", "studious", "dutiful", "disciplined", "hardworking", "responsible", "진지", "성실", "정직", "책임감", "진솔", "근면", "우직"}},
      {"tender", {"tender", "gentle", "caring", "kind", "affectionate", "warm", "compassionate", "empathetic", "nurturing", "loving", "다정", "상냥", "따뜻", "친절", "자상", "포근", "섬세", "온화"}}};
  return kWords;
}

bool Denies(std::string_view word) {
  constexpr std::array<std::string_view, 9> kDenying = {"not", "never", "isn't", "hardly", "no", "안", "못", "전혀", "별로"};
  return std::find(kDenying.begin(), kDenying.end(), word) != kDenying.end();
}

int CountIn(std::string_view text, const TemperamentWords& temperament) {
  const std::string lower = ToLower(text);
  const auto words = SplitWords(lower);
  int count = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool named = std::any_of(temperament.words.begin(), temperament.words.end(), [&](std::string_view word) { return HasHangul(word) ? words[i].starts_with(word) : words[i] == word; });
    const bool denied = (i > 0 && Denies(words[i - 1])) || (i + 1 < words.size() && words[i].ends_with("지") && words[i + 1].starts_with("않"));
    if (named && !denied) ++count;
  }
  return count;
}

/// The one temperament that its words name most; nullptr where none is ahead.
const Temperament* GuessTemperament(const CharacterCard& card) {
  constexpr int kOfPersonality = 3;  // times what a word of the description counts
  const TemperamentWords* best = nullptr;
  int most = 0;
  bool alone = false;
  for (const TemperamentWords& temperament : WordsOfTemperaments()) {
    int score = kOfPersonality * CountIn(card.personality, temperament) + CountIn(card.description, temperament);
    for (const std::string& tag : card.tags) score += CountIn(tag, temperament);
    if (score > most) best = &temperament, most = score, alone = true;
    else if (score == most) alone = false;
  }
  return best != nullptr && alone ? FindTemperament(best->name) : nullptr;
}

Persona WithOwn(Persona persona, const Persona& own) {
  persona.temperament = own.temperament;
  persona.big_five = own.big_five;
  persona.warmth = own.warmth;
  persona.humour = own.humour;
  persona.liveliness = own.liveliness;
  persona.directness = own.directness;
  persona.formality = own.formality;
  persona.language = own.language;
  persona.level = own.level;
  return persona;
}

/// True where this program wrote the card for who `persona` is, and nobody put anything to it: then there is no card to keep.
bool IsOnlyHerself(const CharacterCard& card, Persona persona) {
  persona.card.clear();
  const auto written = WriteCard(persona, card.spec, std::nullopt);
  const auto again = written ? ReadCard(*written) : Result<CharacterCard>(tl::unexpected(written.error()));
  return again && again->json == card.json;
}

}  // namespace

Result<Persona> WithCard(const CharacterCard& card, const Persona& now) {
  PersonaSettings settings;
  settings.name = card.name;
  auto named = ApplySettings(now, settings);
  if (!named) return Fail(named.error().code, "the card's " + named.error().message);
  Persona persona = std::move(*named);
  if (card.own) persona = WithOwn(std::move(persona), *card.own);
  else if (const Temperament* guessed = GuessTemperament(card)) persona = WithTemperament(std::move(persona), *guessed);
  std::vector<std::string> left_out;
  for (const std::string& about : {std::string(), AboutOf(card, persona.name, left_out)}) {
    persona.about = about;
    if (!card.own || !IsOnlyHerself(card, persona)) continue;
    persona.card.clear();
    return persona;
  }
  persona.card = card.json;
  return persona;
}

std::vector<std::string> LeftOut(const CharacterCard& card) {
  std::vector<std::string> left_out;
  AboutOf(card, CleanText(card.name, kMostCardField), left_out);
  return left_out;
}

std::string FirstWords(const CharacterCard& card, std::string_view person) {
  std::vector<std::string> left_out;
  const std::string name = CleanText(card.nickname.empty() ? card.name : card.nickname, kMostCardField);
  const std::string words = CleanLines(FillMacros(card.first_words, {name, person}), left_out);
  return std::string(Beginning(words, kMostCardField));
}

std::string DescribeCharacter(const Persona& persona) {
  constexpr double kHigh = 0.65, kLow = 0.35;
  struct Word {
    double value;
    std::string_view high, low, korean_high, korean_low;
  };
  const bool korean = persona.language == Language::kKorean;
  std::string words;
  for (const Word& word : {Word{persona.warmth, "warm", "reserved", "따뜻함", "거리를 둠"}, Word{persona.humour, "fond of jokes", "serious", "농담을 좋아함", "진지함"},
                           Word{persona.liveliness, "lively", "quiet", "활기참", "조용함"}, Word{persona.directness, "frank", "tactful", "솔직함", "조심스러움"},
                           Word{persona.formality, "formal", "easy-going", "격식을 차림", "편안함"}}) {
    const std::string_view chosen = word.value >= kHigh ? (korean ? word.korean_high : word.high) : word.value <= kLow ? (korean ? word.korean_low : word.low) : std::string_view();
    if (!chosen.empty()) words.append(words.empty() ? "" : ", ").append(chosen);
  }
  std::string out = korean ? "{{char}}: AI 친구. 프로그램이고, 그렇다고 말한다." : "{{char}} is an AI companion: a program, and says so.";
  if (!words.empty()) out += (korean ? " 성격: " : " Manner: ") + words + ".";
  return out;
}

}  // namespace sam
