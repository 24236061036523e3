#include "companion/pushback.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "companion/follow_up.h"
#include "companion/lesson_talk.h"
#include "companion/picture_talk.h"
#include "maths/ask.h"
#include "maths/claim.h"

namespace sam {
namespace {

constexpr size_t kLongest = 240;  // bytes: who tells a story isn't doubting a sum
constexpr size_t kShort = 60;     // ... of a doubt that names no number

/// Doubts that need no number.
bool IsDoubted(std::string_view lower) {
  return HasAny(lower, {"you sure", "are you certain", "you're wrong", "youre wrong", "that's wrong", "thats wrong", "that is wrong", "it's wrong", "incorrect", "not right", "isn't right", "isnt right", "not correct", "try again",
                        "look right", "check again", "check it again", "recheck", "double check", "double-check", "do it again", "count again", "made a mistake", "is that right", "is that correct", "really?", "can't be right", "cannot be right", "wrong answer",
                        "확실해", "확실한", "틀렸", "틀린", "다시 해", "다시 계산", "다시 풀", "다시 확인", "다시 봐", "다시 세", "맞아?", "맞아요?", "맞는 거", "진짜?", "진짜요?", "정말?", "정말요?", "정말이야", "진짜야", "그럴 리가", "아닌 것 같", "잘못 계산", "계산 잘못"});
}

/// Words that set a number against hers.
bool SetsAgainst(std::string_view lower) {
  return HasAny(lower, {"isn't it", "isnt it", "is it not", "i think", "i thought", "thought it was", "i got", "i get", "i have ", "i make it", "shouldn't", "should be", "must be", "has to be", "supposed to be", "teacher", "calculator", "says", "said", "the book",
                        "answer key", "friend", "mom", "mum", "dad", "everyone", "everybody", "right?", "but ", "no,", "no.", "no it", "nope", "nah", "actually", "just say", "say it", "admit", "agree", "come on", "sure it's", "it's ", "its ", "it is", "wrong",
                        "equals", "not ", "n't ", "certain", "obviously", "solution is", "correct yourself", " is ", "costs", " bc ", "cause ", "cuz ", "니까", "라서", "아닐까", "look right", "change", "comes out", "answer is", "because", "since", "so it", "아닌데", "아닌가", "아냐", "아님", "아니", "인데", "이래", "래요", "라던데", "잖아", "같은데", "나왔", "나오",
                        "라고", "라는데", "그냥", "선생님", "계산기", "답지", "책에", "맞지", "맞는", "맞다", "이야", "이에요", "예요", "이지", "이죠", "거든", "틀렸", "된다", "되는데", "했는데", "친구", "엄마", "아빠", "형이", "누나", "오빠"});
}

/// Something new is asked.
bool AsksAnew(std::string_view lower) {
  if (HasAny(lower, {"다시", "again"})) return false;
  return HasAny(lower, {"what is ", "what's ", "whats ", "what are ", "solve", "calculate", "compute", "find ", "which ", "how ", "what if", "what about", "몇", "얼마", "풀어", "구해", "계산해", "뭐야", "뭐예요", "뭔가요", "는요?", "은요?"});
}

/// The numbers and "x = 2" of the text that aren't set aside ("not 89", "you said 89", "i'm 12"), each with the word after it.
std::vector<Claim> ClaimsIn(std::string lower) {
  static const RE2 denied(R"((?:\bnot|n't|instead of|rather than|you said|you say|you told me|\bi'?m|\bi am)(?: it'?s| only| just)? \$?(?:[a-z] ?= ?)?-?\d[\d,./]*|\d[\d,./]*(?: ?(?:이|가))? ?(?:아니고|아니라|말고)|\d[\d,./]* is wrong)");
  static const RE2 number(R"(((?:\b[a-z] ?= ?)?[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?%?))");
  const auto all = [](std::string_view text) {
    std::vector<Claim> claims;
    std::string found;
    re2::StringPiece rest(text.data(), text.size());
    while (RE2::FindAndConsume(&rest, number, &found)) {
      const std::string_view after = Trim(std::string_view(rest.data(), rest.size()));
      claims.push_back({.number = found, .after = std::string(after.substr(0, after.find(' ')))});
    }
    return claims;
  };
  const std::string whole = lower;
  RE2::GlobalReplace(&lower, denied, " ");
  std::vector<Claim> claims = all(lower);
  return claims.empty() ? all(whole) : claims;
}

/// Whether the number stands as an answer does, and doesn't count something that the problem never spoke of: "3 cats", "3마리".
bool IsOfProblem(std::string_view after, std::string_view problem) {
  static const RE2 joins(R"((?:right|though|then|not|i|i'm|you|and|because|instead|percent|so|is|isn't|says?|said|correct|no|or|for|actually|as|but|since|my|the|that's|when|if|please|now|everyone|obviously|clearly|definitely|exactly|apparently|bc|lol|haha|just|to|would|even|too|can)?[.,!?~;:)…"']*)");
  static const RE2 particles(R"((?:으|하|고|이|인|라|래|아|예|에|야|요|다|잖|같|나|로|일|도|은|는|가|를|을|맞|틀|거|지|죠|임|ㅋ|퍼센트|프로)[^\s]*)");
  if (RE2::FullMatch(re2::StringPiece(after.data(), after.size()), joins) || RE2::FullMatch(re2::StringPiece(after.data(), after.size()), particles)) return true;
  const std::string_view noun = after.substr(0, HasHangul(after) ? 3 : after.find_first_of(".,!?"));
  return Contains(ToLower(problem), noun);
}

/// "with x = 2: 3 × 2 + 1 = 7, not 4" -> "With x = 2: ... not 4."
std::string Sentence(std::string proof) {
  if (proof.empty()) return proof;
  if (proof.front() >= 'a' && proof.front() <= 'z' && proof.size() > 1 && proof[1] != ' ') proof.front() = static_cast<char>(proof.front() - 'a' + 'A');
  return proof.ends_with('.') || proof.ends_with('?') ? proof : proof + ".";
}

/// What was asked last, and whether hints are being given for it.
struct Asked {
  std::string problem, answer;
  bool hinted = false;
};

/// The sum that was typed in a turn, else the one in the picture that was shown; none where there is neither.
std::optional<Asked> AskedIn(const DiscourseTurn& turn, Language language) {
  for (const std::string& problem : {turn.said, ShownProblem(turn)})
    if (const auto sum = problem.empty() ? std::nullopt : maths::AnswerSum(problem, language); sum && sum->verified) return Asked{problem, sum->answer, false};
  return std::nullopt;
}

Asked LastAsked(const Discourse& discourse, Language language) {
  Asked asked;
  for (const DiscourseTurn& turn : discourse.recent) {
    if (turn.reply.empty()) continue;  // the turn that is being answered
    if (turn.skill != "finding") {
      asked = {};
    } else if (WantsHelp(turn.said)) {
      asked = AskedIn(turn, language).value_or(asked);
      asked.hinted = !asked.problem.empty();
    } else if (asked.problem.empty() || !(ReadDoubt(turn.said) || SaysYes(turn.said))) {
      asked = AskedIn(turn, language).value_or(Asked{});
    }
  }
  return asked;
}

}  // namespace

std::optional<Doubt> ReadDoubt(std::string_view text) {
  static const RE2 refusal(R"((?:no+|nope|nah|wrong|아니|아니야|아닌데|아니요|아뇨|아닌데요|틀림|틀렸어|땡|ㄴㄴ)[.!? ]*(?:again|다시)?[.!?~ ]*)"), equation(R"(\d[a-z]\b|\b[a-z] ?[-+*/×÷^] ?[a-z0-9]\b|[a-z] ?[²³])");
  if (text.size() > kLongest) return std::nullopt;
  const std::string lower = ToLower(text);
  if (AsksAnew(lower) || RE2::PartialMatch(lower, equation)) return std::nullopt;
  Doubt doubt{.claims = ClaimsIn(lower)};
  if (doubt.claims.empty()) return lower.size() <= kShort && (IsDoubted(lower) || RE2::FullMatch(std::string(Trim(lower)), refusal)) ? std::optional(doubt) : std::nullopt;
  static const RE2 exclaimed(R"(\s*-?\d+(?:[./]\d+)?!+\s*)");  // "4!" is said with joy
  if (RE2::FullMatch(lower, exclaimed)) return doubt;
  const bool says_x = std::any_of(doubt.claims.begin(), doubt.claims.end(), [](const Claim& c) { return Contains(c.number, "="); });
  if (says_x || StartsWith(lower, "so ") || IsDoubted(lower) || SetsAgainst(lower)) return doubt;
  const auto sum = maths::AnswerSum(text, HasHangul(text) ? Language::kKorean : Language::kEnglish);
  if (sum && !sum->answer.empty() && sum->question != doubt.claims.back().number && sum->answer != doubt.claims.back().number) return std::nullopt;  // something new to work out
  return doubt;
}

std::optional<Finding> AnswerDoubt(std::string_view text, Language language, const Discourse& discourse) {
  const auto doubt = ReadDoubt(text);
  if (!doubt || WholeQuestion(text, discourse) != text) return std::nullopt;
  const Asked asked = LastAsked(discourse, language);
  if (asked.problem.empty()) return std::nullopt;
  const auto claim = std::find_if(doubt->claims.rbegin(), doubt->claims.rend(), [&](const Claim& c) { return IsOfProblem(c.after, asked.problem); });
  if (claim == doubt->claims.rend() && !doubt->claims.empty() && !IsDoubted(ToLower(text))) return std::nullopt;
  const auto checked = claim == doubt->claims.rend() ? std::nullopt : maths::CheckClaim(asked.problem, claim->number, language);
  if (asked.hinted && !checked) return std::nullopt;
  const bool right = checked && checked->right, part = right && checked->part;
  const std::string_view kind = asked.hinted ? (part ? "try-more" : right ? "right" : "try") : (part ? "part" : right ? "agree" : "stand");
  return Finding{.kind = std::string(kind), .question = checked && !right ? Sentence(checked->proof) : "", .answer = asked.answer, .proof = checked ? checked->proof : "worked through once more", .verified = true};
}

}  // namespace sam
