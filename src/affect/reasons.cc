#include "affect/reasons.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr size_t kLongestQuote = 72;  // characters

struct Words {
  std::string_view event_en, goal_en, event_ko, goal_ko;
};

// In the order of Happening. {told} is what was said, as a thing told.
constexpr std::array<Words, 29> kWords = {{
    {"you said something kind about me: {told}", "being good company matters to me",
     "나를 좋게 말해 준 {told}을 들어서", "좋은 말벗이 되고 싶으니까"},
    {"you thanked me: {told}", "I like being of use to you", "고맙다는 마음이 담긴 {told}을 들어서",
     "도움이 되고 싶으니까"},
    {"you told me you care about me: {told}", "you matter to me", "나를 아껴 주는 {told}을 들어서",
     "나한테도 소중한 사람이니까"},
    {"you missed me: {told}", "what we have matters to me", "나를 보고 싶어 했다는 {told}을 들어서",
     "우리 사이가 소중하니까"},
    {"you asked about me: {told}", "I like being met with interest", "나에 대해 물어봐 준 {told}을 들어서",
     "관심받는 건 반가운 일이니까"},
    {"you came to talk with me", "I like your company", "나와 이야기하러 와 줘서", "함께 있는 시간이 좋으니까"},
    {"you were harsh with me: {told}", "I would like us to be kind to each other", "나를 향한 모진 {told}을 들어서",
     "서로 다정했으면 하니까"},
    {"you were not happy with me: {told}", "I want to do right by you", "나한테 아쉬웠다는 {told}을 들어서",
     "제대로 잘하고 싶으니까"},
    {"my joke fell flat: {told}", "I want to make you laugh", "내 농담이 재미없었다는 {told}을 들어서",
     "웃게 해 주고 싶으니까"},
    {"I had it wrong: {told}", "I want to get things right", "내가 잘못 알았다는 걸 알게 해 준 {told}을 들어서",
     "정확하고 싶으니까"},
    {"you said you were sorry: {told}", "making up matters more to me than being right",
     "먼저 사과해 준 {told}을 들어서", "옳고 그름보다 화해가 더 소중하니까"},
    {"you teased me: {told}", "I like to play", "장난스러운 {told}을 들어서", "함께 장난치는 게 좋으니까"},
    {"you laughed: {told}", "I love to make you laugh", "웃음이 묻어나는 {told}을 들어서", "웃게 해 주는 게 좋으니까"},
    {"you told me {told}", "I want you and yours to be well", "{told}을 들어서",
     "본인도 곁의 사람들도 무사하기를 바라니까"},
    {"you told me {told}", "I want good things for you", "{told}을 들어서", "좋은 일이 많았으면 하니까"},
    {"you have something ahead: {told}", "I want it to go well for you", "앞으로의 일을 들려준 {told}을 들어서",
     "잘되었으면 하니까"},
    {"you are worried about what is ahead: {told}", "I want it to go well for you", "앞일이 걱정된다는 {told}을 들어서",
     "잘되었으면 하니까"},
    {"what was ahead of you went well: {told}", "I had hoped for it with you", "기다리던 일이 잘됐다는 {told}을 들어서",
     "함께 바라던 일이니까"},
    {"what was ahead of you did not go well: {told}", "I had hoped for it with you",
     "기다리던 일이 잘 안됐다는 {told}을 들어서", "함께 바라던 일이니까"},
    {"you promised me something: {told}", "I look forward to your company", "약속해 준 {told}을 들어서",
     "함께할 시간이 기다려지니까"},
    {"you kept your word and came back", "I had looked forward to it", "약속대로 다시 와 줘서", "기대하고 있었으니까"},
    {"it did not come about as you had said: {told}", "I had been looking forward to it",
     "전에 했던 {told}이 그대로 되지 않아서", "기대하고 있었으니까"},
    {"you are back after days away", "I like your company", "며칠 만에 다시 만나서", "함께 있는 시간이 좋으니까"},
    {"you are going away for a while: {told}", "I want you to have a good time", "한동안 떠나 있는다는 {told}을 들어서",
     "잘 다녀왔으면 하니까"},
    {"you brought up something new to me: {told}", "I like learning what your life is made of",
     "새로운 이야기를 꺼낸 {told}을 들어서", "몰랐던 것을 알아 가는 게 좋으니까"},
    {"I did not see that coming: {told}", "I want to understand your world", "뜻밖의 {told}을 들어서",
     "어떻게 지내는지 알고 싶으니까"},
    {"what you just said makes me afraid for you", "I want you to live and be safe", "방금 한 말에 걱정이 돼서",
     "무사히 살아 있기를 바라니까"},
    {"you said we should part", "I want your life to go well, with me or without me", "이제 그만 보자는 말을 들어서",
     "내가 없어도 잘 지내기를 바라니까"},
    {"you told me what had kept you: {told}", "I would rather understand than be right", "사정을 들려준 {told}을 들어서",
     "탓하기보다 이해하고 싶으니까"},
}};

constexpr std::string_view kSlot = "{told}";

std::string Filled(std::string_view pattern, std::string_view told) {
  std::string text(pattern);
  if (const size_t at = text.find(kSlot); at != std::string::npos) text.replace(at, kSlot.size(), told);
  return text;
}

size_t CountCharacters(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

/// The first `most` characters, cut at a space where there is one near.
std::string Shorten(std::string_view text, size_t most) {
  if (CountCharacters(text) <= most) return std::string(text);
  size_t end = 0, count = 0, space = 0;
  while (end < text.size() && count < most) {
    if (text[end] == ' ') space = end;
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    ++count;
  }
  if (space * 2 > end) end = space;
  return std::string(Trim(text.substr(0, end))) + "…";
}

/// The sentence that the utterance is about: the one with the focus noun, else the first of more than two words.
std::string_view Core(std::string_view said, const Percept& percept) {
  if (CountCharacters(said) <= kLongestQuote) return Trim(said);
  const auto sentences = SplitSentences(said);
  for (const std::string_view sentence : sentences) {
    if (!percept.focus.noun.empty() && sentence.find(percept.focus.noun) != std::string_view::npos)
      return Trim(sentence);
  }
  for (const std::string_view sentence : sentences) {
    if (SplitWords(sentence).size() > 2) return Trim(sentence);
  }
  return Trim(said);
}

/// A Korean line that ends as a statement does: of "사회문화" or "야이 깡통아" no clause can be made.
bool EndsInVerb(std::string_view said) {
  static constexpr std::array<std::string_view, 30> kEndings = {"다", "어", "아", "여", "요", "해", "지", "네", "야", "와", "워", "려", "쳐", "져", "겨",
                                                             "셔", "대", "데", "든", "고", "서", "걸", "래", "돼", "봐", "줘", "켜", "펴", "춰", "매"};
  const size_t end = said.find_last_not_of(" .!?~^;,");
  said = said.substr(0, end == std::string_view::npos ? 0 : end + 1);
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return said.ends_with(ending); });
}

/// "아버지가 쓰러지셨다는 말", "기계라는 말": a clause in 다 as a noun.
std::string KoreanSaying(const std::string& clause) {
  constexpr std::string_view kIs = "이다", kEnd = "다";
  if (clause.ends_with("아니다")) return clause.substr(0, clause.size() - kEnd.size()) + "라는 말";
  if (!clause.ends_with(kIs)) return clause + "는 말";
  const std::string what = clause.substr(0, clause.size() - kIs.size());
  return what + std::string(Particle(what, "이라는/라는")) + " 말";
}

/// What was told, to be put into a sentence: the clause from her point of view where it holds most of what was said.
std::string Told(const Percept& percept, std::string_view said) {
  const bool korean = percept.language == Language::kKorean;
  const std::string& clause = percept.focus.clause;
  const bool told = !IsQuestion(percept.act) && clause.size() * 2 >= said.size() && CountCharacters(clause) <= kLongestQuote;
  if (told && !clause.empty() && !korean) return "that " + clause;
  if (told && clause.ends_with("다") && EndsInVerb(said)) return KoreanSaying(clause);
  const std::string quote = "“" + Shorten(Core(said, percept), kLongestQuote) + "”";
  return korean ? quote + "라는 말" : quote;
}

}  // namespace

std::string EventWords(Happening happening, const Percept& percept, std::string_view said) {
  return EventWords(happening, percept.language, Told(percept, said));
}

std::string EventWords(Happening happening, Language language, std::string_view told) {
  const Words& words = kWords[static_cast<size_t>(happening)];
  return Filled(language == Language::kKorean ? words.event_ko : words.event_en, told);
}

std::string ToldIn(std::string_view event, Happening happening) {
  const Words& words = kWords[static_cast<size_t>(happening)];
  for (const std::string_view pattern : {words.event_en, words.event_ko}) {
    const size_t slot = pattern.find(kSlot);
    if (slot == pattern.npos) continue;
    const std::string_view before = pattern.substr(0, slot), after = pattern.substr(slot + kSlot.size());
    if (event.size() > before.size() + after.size() && event.starts_with(before) && event.ends_with(after)) return std::string(event.substr(before.size(), event.size() - before.size() - after.size()));
  }
  return {};
}

std::string_view GoalWords(Happening happening, Language language) {
  const Words& words = kWords[static_cast<size_t>(happening)];
  return language == Language::kKorean ? words.goal_ko : words.goal_en;
}

}  // namespace sam
