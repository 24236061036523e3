#include "persona/interview.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "content/pack.h"
#include "content/realise.h"
#include "persona/temperaments.h"
#include "persona/wishes.h"

namespace sam {
namespace {

std::string Say(Language language, const Persona& persona, std::string_view key, uint64_t seed,
                const Slots& slots = {}) {
  const auto lines = content::Pack::Of(language).Lines("persona.interview." + std::string(key));
  if (lines.empty()) return {};
  return Realise(lines[Draw(seed, 0, key) % lines.size()], persona.level, slots);
}

bool HasKoreanLetters(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (IsHangulSyllable(c) || IsHangulJamo(c)) return true;
  }
  return false;
}

bool SkipsAll(const std::string& lower) {
  static const RE2 all(
      "(?:skip (?:all|everything|the rest|it all|this)|no questions|just start|let'?s (?:just "
      ")?(?:start|talk)|(?:전부|다|모두) "
      "?(?:넘어가|건너뛰|스킵|패스).*|바로 시작.*|그냥 시작.*|질문 그만.*)[.! ]*");
  return RE2::FullMatch(lower, all);
}

bool Skips(const std::string& lower) {
  static const RE2 one(
      "(?:|skip|skip it|skip that|pass|next|next one|no thanks|no thank you|later|maybe later|i'?d rather not(?: "
      "say)?|rather "
      "not(?: say)?|whatever|don'?t care|i don'?t care|-|/skip|넘어가.*|넘어갈.*|패스.*|건너뛰.*|건너뛸.*|스킵.*|"
      "다음|다음에|다음으로|됐어.?|됐어요|나중에.*|아무거나.*|상관없어.*)[.! ]*");
  return RE2::FullMatch(lower, one);
}

/// What the person says to be called: "I'm Alex", "call me Jo", "민지예요", "그냥 민지라고 불러".
std::optional<std::string> PersonName(std::string_view answer) {
  static const RE2 english(
      "(?i)^(?:(?:hi|hello|hey|oh|well|um|just|you can|please|sure)[,!. ]+)*(?:call me|i'?m|i am|my name(?:'s| "
      "is)|it'?s|this is|the name'?s|just)?\\s*"
      "([\\p{L}'’-]+(?: [A-Z][\\p{L}'’-]*)?)(?: is fine| will do| works|,? please)?[.!]*$");
  static const RE2 called(
      "^(?:(?:안녕|안녕하세요|반가워요|음|어|그냥|응|네)[,.! ]+)*(?:(?:저는|나는|전|난|제 이름은|내 "
      "이름은|이름은)\\s*)?([가-힣]+|[A-Za-z]+)(?:이라고|라고)\\s*"
      "(?:불러|부르|해|합니다|해요).*$");
  static const RE2 am(
      "^(?:(?:안녕|안녕하세요|반가워요|음|어|그냥|응|네)[,.! ]+)*(?:(?:저는|나는|전|난|제 이름은|내 "
      "이름은|이름은)\\s*)?([가-힣]+?|[A-Za-z]+?)(?:입니다|이에요|예요|에요|이야|야|이요|요)?[.!]*$");
  std::string name;
  if (!HasKoreanLetters(answer)) {
    if (!RE2::FullMatch(answer, english, &name) || name.size() > 48) return std::nullopt;
    constexpr std::array kNot = {"no",    "yes", "why",     "what", "who",  "fine", "ok",  "okay",
                                 "hello", "hi",  "nothing", "you",  "good", "sure", "hey", "me"};
    if (std::find(kNot.begin(), kNot.end(), ToLower(name)) != kNot.end()) return std::nullopt;
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
  }
  const bool quoted = RE2::FullMatch(answer, called, &name);
  if (!quoted && !RE2::FullMatch(answer, am, &name)) return std::nullopt;
  constexpr std::array kNot = {"네",   "응",   "아니",     "아니요", "왜",         "뭐",   "누구",
                               "글쎄", "몰라", "모르겠어", "안녕",   "안녕하세요", "싫어", "없어"};
  if (name.empty() || name.size() > 24 || std::find(kNot.begin(), kNot.end(), name) != kNot.end()) return std::nullopt;
  // "지민이라고", "지민이야": the 이 after a consonant belongs to the ending; 예요 and 야 follow a vowel only.
  const std::string_view i = "이";
  if (name.size() > i.size() && name.ends_with(i) &&
      EndsInConsonant(std::string_view(name).substr(0, name.size() - i.size()))) {
    name.resize(name.size() - i.size());
  }
  return name;
}

/// "english, please", "한국어로 해요", and nothing else.
std::optional<Language> LanguageWished(std::string_view answer) {
  static const RE2 english("(?i)(?:(?:let'?s |can we |could we |i'?d like |i want |please )*(?:speak |talk |use |go with |in )*(?:in )?english|영어)(?:로)?(?:,? ?(?:please|해요?|할게요?|하자|부탁해요?|해 ?주세요|is (?:fine|better|good)))*[.!? ]*");
  static const RE2 korean("(?i)(?:(?:let'?s |can we |could we |i'?d like |i want |please )*(?:speak |talk |use |go with |in )*(?:in )?korean|한국어|한국말|우리말)(?:로)?(?:,? ?(?:please|해요?|할게요?|하자|부탁해요?|해 ?주세요|is (?:fine|better|good)))*[.!? ]*");
  if (RE2::FullMatch(answer, english)) return Language::kEnglish;
  if (RE2::FullMatch(answer, korean)) return Language::kKorean;
  return std::nullopt;
}

struct Trait {
  std::string_view words;  // stems, apart by spaces
  std::string_view temperament;
  double Persona::*slider;
  double value;
};
constexpr std::array kTraits = {
    Trait{"calm quiet chill peaceful mellow 차분 조용 침착 잔잔", "calm", &Persona::liveliness, .2},
    Trait{"funny playful witty silly humor humour joke goofy 웃긴 웃겨 재밌 재미 장난 유머 유쾌 농담", "playful",
          &Persona::humour, .9},
    Trait{"serious earnest thoughtful sincere 진지 성실 진중 생각이", "earnest", &Persona::humour, .2},
    Trait{"tender gentle warm kind caring soft sweet loving 다정 따뜻 따듯 상냥 부드러 친절 포근", "tender",
          &Persona::warmth, .9},
    Trait{"cheerful lively energetic bright upbeat happy bubbly 밝 활발 명랑 발랄 쾌활 신나 활기", "cheerful",
          &Persona::liveliness, .8},
    Trait{"blunt direct honest straight frank candid 솔직 직설 직접 돌직구", "", &Persona::directness, .85},
};

/// Temperament by the first trait named, then every named trait's slider. False where none was.
bool ReadCharacter(const std::string& lower, Persona& persona) {
  std::vector<std::pair<size_t, const Trait*>> found;
  for (const Trait& trait : kTraits) {
    for (size_t begin = 0; begin < trait.words.size();) {
      const size_t end = std::min(trait.words.find(' ', begin), trait.words.size());
      const size_t at = lower.find(trait.words.substr(begin, end - begin));
      // "not too serious", "안 진지한" name what is not wanted.
      const std::string before = at == std::string::npos ? "" : lower.substr(at < 12 ? 0 : at - 12, at < 12 ? at : 12);
      const bool unwanted = HasAny(before, {"not ", "n't ", "no ", "less ", "안 ", "덜 "});
      if (at != std::string::npos && !unwanted) {
        found.emplace_back(at, &trait);
        break;
      }
      begin = end + 1;
    }
  }
  std::sort(found.begin(), found.end());
  const auto first =
      std::find_if(found.begin(), found.end(), [](const auto& f) { return !f.second->temperament.empty(); });
  if (first != found.end()) persona = WithTemperament(std::move(persona), *FindTemperament(first->second->temperament));
  for (const auto& [at, trait] : found) persona.*(trait->slider) = trait->value;
  return !found.empty();
}

std::optional<SpeechLevel> ReadLevel(const std::string& lower) {
  const size_t casual = std::min({lower.find("반말"), lower.find("편하게"), lower.find("casual"), lower.find("easy"),
                                  lower.find("loose"), lower.find("plain"), lower.find("relaxed"),
                                  lower.find("informal"), lower.find("말 놓"), lower.find("말 놔")});
  const size_t polite =
      std::min({lower.find("존댓"), lower.find("존대"), lower.find("높임"), lower.find("polite"), lower.find("manners"),
                lower.find("formal") == lower.find("informal") + 2 ? std::string::npos : lower.find("formal"),
                lower.find("정중")});
  if (casual == polite) return std::nullopt;
  // "존댓말 말고 반말": what is put aside comes first.
  const bool aside = HasAny(lower, {"말고", "not ", "instead of", "rather than", "대신"});
  const bool both = casual != std::string::npos && polite != std::string::npos;
  if (both && lower.find("말고") == std::string::npos && lower.find("대신") == std::string::npos && aside) {
    return casual < polite ? SpeechLevel::kCasual : SpeechLevel::kPolite;
  }
  if (both && aside) return casual < polite ? SpeechLevel::kPolite : SpeechLevel::kCasual;
  return casual < polite ? SpeechLevel::kCasual : SpeechLevel::kPolite;
}

bool Agrees(const std::string& lower) {
  return HasAny(lower,
                {"yes",  "yeah",  "yep",       "sure",   "ok",        "fine",      "love it", "like it", "nice",
                 "good", "great", "beautiful", "lovely", "of course", "please do", "perfect", "응",      "네",
                 "그래", "좋",    "괜찮",      "예쁘",   "이쁘",      "마음에 들", "맘에 들", "물론",    "당연"});
}
bool Refuses(const std::string& lower) {
  static const RE2 no(
      "^(?:no|nope|nah|not |don'?t|i don'?t|stay |keep |아니|싫|별로|안 ?돼|안 ?좋|마음에 안|맘에 안|그냥 "
      "사만다|사만다).*");
  return RE2::FullMatch(lower, no);
}

/// A line too long to be a word of agreement or a name.
bool IsTalk(std::string_view answer) { return SplitWords(answer).size() >= (HasKoreanLetters(answer) ? 3u : 4u); }

/// "they gave my desk to someone else", "오늘 회사에서 잘렸어요": of the day, and no wish of what she should be like.
bool TellsOfTheDay(const std::string& lower) {
  static const RE2 told(R"(^(?:so |well,? |omg |ugh,? |actually,? |and )?(?:i|i'm|i've|im|we|they|he|she|my|our|the|it|it's|someone)\b|(?:었|았|했|였|갔|왔|렸|났|됐|쳤|졌)(?:어|다|는데|네|음|습니다|거든)요?[\s.!~ㅠㅜㅋㅎ]*$)");
  static const RE2 wish(R"(\b(?:want|would|wanna|like|liked?|need|wish|hope|prefer|love|enjoy|don't mind|you|someone who|talk|friend)\b|으면|었으면|면 좋|해 ?줘|주세요|원해|좋아)");
  return RE2::PartialMatch(lower, told) && !RE2::PartialMatch(lower, wish);
}

/// Somebody in particular already, from a card or by hand: then only the person's name is asked for.
bool IsSomebody(const Persona& persona) { return persona.name != Persona{}.name || !persona.about.empty(); }

/// Whoever starts to tell something is not asked further.
void TakeAside(InterviewTurn& turn) {
  turn.aside = true;
  turn.next = kInterviewSteps + 1;
  turn.reply.clear();
}

void AnswerName(std::string_view answer, InterviewTurn& turn, uint64_t seed) {
  if (const std::optional<Language> wished = LanguageWished(answer)) {
    turn.language = *wished;
    turn.next = 1;
    return;
  }
  if (HasKoreanLetters(answer))
    turn.language = Language::kKorean;
  else if (SplitWords(answer).size() >= 2)
    turn.language = Language::kEnglish;  // a name alone may be written in either
  turn.person_name = PersonName(answer);
  if (!turn.person_name && IsTalk(answer)) return TakeAside(turn);
  const Slots slots = {{"name", turn.person_name.value_or("")}};
  turn.reply = Say(turn.language, turn.persona, turn.person_name ? "name" : "noname", seed, slots);
}

void AnswerOwnName(std::string_view answer, const std::string& lower, InterviewTurn& turn, uint64_t seed) {
  const OwnName own = ChooseOwnName(turn.language, turn.persona, seed);
  Slots slots = {{"own", own.name}};
  if (const auto wish = ReadWish(answer, turn.language, turn.persona);
      wish && wish->persona.name != turn.persona.name) {
    turn.persona.name = wish->persona.name;
    slots.Set("own", turn.persona.name);
    turn.reply = Say(turn.language, turn.persona, "renamed", seed, slots);
  } else if (!Refuses(lower) && Agrees(lower)) {
    turn.persona.name = own.name;
    turn.reply = Say(turn.language, turn.persona, "named", seed, slots);
  } else if (!Refuses(lower) && IsTalk(answer)) {
    TakeAside(turn);
  } else {
    slots.Set("own", turn.persona.name);
    turn.reply = Say(turn.language, turn.persona, "kept", seed, slots);
  }
}

}  // namespace

OwnName ChooseOwnName(Language language, const Persona& persona, uint64_t seed) {
  const std::string kind = FindTemperament(persona.temperament) ? persona.temperament : "cheerful";
  const auto lines = content::Pack::Of(language).Lines("persona.names." + kind);
  if (lines.empty()) return {persona.name, ""};
  const std::string_view line = lines[Draw(seed, 0, "own name") % lines.size()];
  constexpr std::string_view kDash = " — ";
  const size_t dash = line.find(kDash);
  if (dash == std::string_view::npos) return {std::string(line), ""};
  return {std::string(line.substr(0, dash)), Realise(line.substr(dash + kDash.size()), persona.level, {})};
}

std::string InterviewQuestion(int step, Language language, const Persona& persona, uint64_t seed) {
  if (step < 1 || step > kInterviewSteps) return {};
  Slots slots;
  if (step == kInterviewSteps) {
    const OwnName own = ChooseOwnName(language, persona, seed);
    slots = {{"own", own.name}, {"reason", own.reason}};
  }
  return Say(language, persona, "q" + std::to_string(step), seed, slots);
}

InterviewTurn AnswerInterview(int step, std::string_view answer, Language language, const Persona& persona,
                              uint64_t seed) {
  InterviewTurn turn{
      .next = step == 1 && IsSomebody(persona) ? kInterviewSteps + 1 : step + 1, .persona = persona, .person_name = std::nullopt, .language = language, .reply = ""};
  const std::string clean = CleanText(answer, 400), lower = ToLower(clean);
  if (SkipsAll(lower)) turn.next = kInterviewSteps + 1;
  if (SkipsAll(lower) || Skips(lower)) {
    turn.reply = lower.empty() ? "" : Say(language, persona, "skip", seed);
    return turn;
  }
  switch (step) {
    case 1:
      AnswerName(clean, turn, seed);
      break;
    case 2:
      if (const bool read = ReadCharacter(lower, turn.persona); read || !IsTalk(clean) || !TellsOfTheDay(lower)) turn.reply = Say(language, persona, read ? "taken" : "unsure", seed);
      else TakeAside(turn);
      break;
    case 3:
      if (const auto level = ReadLevel(lower)) {
        turn.persona.level = *level;
        if (language == Language::kEnglish) turn.persona.formality = *level == SpeechLevel::kCasual ? .2 : .7;
      } else if (IsTalk(clean)) {
        TakeAside(turn);
        break;
      }
      turn.reply = Say(language, turn.persona, turn.persona.level == SpeechLevel::kCasual ? "casual" : "polite", seed);
      break;
    default:
      AnswerOwnName(clean, lower, turn, seed);
  }
  return turn;
}

}  // namespace sam
