#include "mind/builtin/answers.h"

#include <algorithm>
#include <array>
#include <string>

namespace sam {
namespace {

using content::Answer;
using namespace std::string_view_literals;

constexpr std::array kYes = {"yes"sv,        "yeah"sv,      "yep"sv,     "yup"sv,     "sure"sv,   "definitely"sv,
                             "absolutely"sv, "of course"sv, "i do"sv,    "i did"sv,   "i am"sv,   "i was"sv,
                             "i have"sv,     "very much"sv, "totally"sv, "kind of"sv, "a bit"sv,  "네"sv,
                             "예"sv,         "응"sv,        "어"sv,      "그럼"sv,    "그럼요"sv, "맞아"sv,
                             "맞아요"sv,     "당연"sv,      "그래"sv,    "그래요"sv,  "ㅇㅇ"sv,   "웅"sv};
constexpr std::array kNo = {"no"sv,         "nope"sv,    "nah"sv,      "not really"sv, "never"sv,  "not yet"sv,
                            "not at all"sv, "i don't"sv, "i didn't"sv, "아니"sv,       "아니요"sv, "아뇨"sv,
                            "아직"sv,       "전혀"sv,    "별로"sv,     "ㄴㄴ"sv,       "아닌데"sv, "안"sv};
constexpr std::array kUnsure = {"i don't know"sv, "i dont know"sv, "dunno"sv, "not sure"sv,  "no idea"sv,
                                "hard to say"sv,  "maybe"sv,       "idk"sv,   "who knows"sv, "글쎄"sv,
                                "글쎄요"sv,       "모르겠"sv,      "몰라"sv,  "잘 몰라"sv,   "아마"sv};
constexpr std::array kWhy = {"why"sv,
                             "why's that"sv,
                             "why is that"sv,
                             "how come"sv,
                             "why do you think so"sv,
                             "why so"sv,
                             "but why"sv,
                             "why though"sv,
                             "why that"sv,
                             "why not"sv,
                             "why do you say that"sv,
                             "why would you say that"sv,
                             "why do you think that"sv,
                             "what makes you say that"sv,
                             "what makes you think so"sv,
                             "why do you ask"sv,
                             "왜"sv,
                             "왜요"sv,
                             "왜 그래"sv,
                             "왜 그래요"sv,
                             "왜 그런데"sv,
                             "어째서"sv,
                             "왜 그렇게 생각해"sv,
                             "왜 그렇게 생각해요"sv,
                             "이유가 뭐야"sv,
                             "왜죠"sv,
                             "왜냐"sv};
constexpr std::array kReally = {"really"sv, "seriously"sv, "for real"sv, "oh really"sv, "you sure"sv, "are you sure"sv,
                                "진짜"sv,   "정말"sv,      "진짜요"sv,   "정말요"sv,    "레알"sv,     "ㄹㅇ"sv,
                                "진짜로"sv, "정말로"sv,    "진심"sv,     "진심이야"sv};
constexpr std::array kOwn = {"and you"sv,     "what about you"sv, "how about you"sv, "and yours"sv, "what's yours"sv,
                             "whats yours"sv, "your turn"sv,      "you tell me"sv,   "너는"sv,      "너는요"sv,
                             "넌"sv,          "너는 어때"sv,      "넌 어때"sv,       "넌 뭔데"sv,   "당신은"sv,
                             "그쪽은"sv,      "너부터"sv,         "그러는 너는"sv,   "니는"sv};

/// The words with one space between, at most `most` of them.
std::string Plain(const Scene& scene, size_t most) {
  std::string out;
  for (size_t i = 0; i < std::min(most, scene.words.size()); ++i) {
    if (i > 0) out += ' ';
    out += scene.words[i];
  }
  return out;
}

template <size_t N>
bool Begins(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view phrase) {
    if (!text.starts_with(phrase)) return false;
    const bool open_ended = phrase == "모르겠" || phrase == "당연";
    return open_ended || text.size() == phrase.size() || text[phrase.size()] == ' ';
  });
}

template <size_t N>
bool Is(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

Answer AnswerKind(const Scene& scene) {
  const std::string text = Plain(scene, 8);
  if (Is(text, kWhy)) return Answer::kWhy;
  if (Is(text, kOwn) ||
      (scene.words.size() <= 12 && scene.SaidAny({"what about you?", "how about you?", "and you?", "너는?", "넌?"}))) {
    return Answer::kOwn;
  }
  if (Begins(text, kUnsure)) return Answer::kUnsure;
  if (Begins(text, kNo)) return Answer::kNo;
  if (Begins(text, kYes)) return Answer::kYes;
  const double agree = scene.IntentScore("agree"), disagree = scene.IntentScore("disagree");
  if (std::max(agree, disagree) >= 0.6) return agree > disagree ? Answer::kYes : Answer::kNo;
  return Answer::kAny;
}

bool IsReally(const Scene& scene) { return scene.words.size() <= 3 && Is(Plain(scene, 3), kReally); }

}  // namespace sam
