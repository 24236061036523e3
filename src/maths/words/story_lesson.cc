#include "maths/words/story_lesson.h"

#include "maths/wording.h"
#include "maths/words/word_problem.h"

namespace sam::maths {
namespace {

/// "9 × 3" of "9 × 3 = 27".
std::string LeftOf(const std::string& step) { return step.substr(0, step.rfind(" = ")); }

}  // namespace

std::optional<Lesson> TeachStory(std::string_view text, Language language) {
  const auto story = AnswerWordProblem(text, language);
  if (!story || story->steps.empty()) return std::nullopt;
  Lesson lesson{.steps = story->steps, .hints = {}};
  lesson.hints.push_back(Worded(language, "hint.story_asked"));
  if (!story->understood.empty()) lesson.hints.push_back(story->understood);
  for (size_t i = 0; i + 1 < story->steps.size(); ++i) lesson.hints.push_back(Worded(language, "hint.story_first", {{"by", LeftOf(story->steps[i])}}));
  lesson.hints.push_back(Worded(language, "hint.story_last", {{"by", LeftOf(story->steps.back())}}));
  return lesson;
}

std::optional<Lesson> TeachAny(std::string_view text, Language language) {
  auto lesson = Teach(text, language);
  return lesson ? std::move(lesson) : TeachStory(text, language);
}

}  // namespace sam::maths
