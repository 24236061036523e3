// samantha solve: a sum or a problem in, its checked answer out.
#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/commands.h"
#include "app/options.h"
#include "app/picture.h"
#include "base/unicode.h"
#include "companion/picture_talk.h"
#include "maths/ask.h"
#include "maths/calendar.h"
#include "maths/lesson.h"
#include "maths/problem.h"
#include "maths/words/story_lesson.h"
#include "maths/words/word_problem.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;

struct Asked {
  std::string text, image;
  bool json = false, steps = false;
  size_t hint = 0;  // from 1; 0: none wanted
};

/// "3x + 1 = 4" of "Solve 3x + 1 = 4 for x".
std::string EquationIn(std::string question) {
  for (const std::string_view verb : {"Solve ", "solve "})
    if (question.starts_with(verb)) question.erase(0, verb.size());
  return question.substr(0, question.find(" for "));
}

/// A story's answer alone; what it counts stands beside it.
Finding Told(const maths::WordAnswer& story) {
  return {.kind = "story", .question = story.understood, .answer = story.value, .proof = story.check, .verified = true};
}

/// What is known of one problem: as it was typed or read.
struct Known {
  std::string text;
  std::optional<Finding> finding;
  std::optional<maths::Lesson> lesson;
  std::optional<maths::WordAnswer> story;
  const Seen* seen = nullptr;  // where it was read in a picture
  bool Solved() const { return finding && finding->verified; }
  std::string Why() const { return finding ? finding->proof : seen && text.empty() ? "no sum is seen in the picture" : "no sum or problem that is understood"; }
  std::string Hint(size_t n) const { return lesson && n > 0 && n <= lesson->hints.size() ? lesson->hints[n - 1] : ""; }
};

Language LanguageOf(const std::string& text) {
  return HasHangul(text) ? Language::kKorean : Language::kEnglish;
}

ordered_json ReadJson(const Seen& seen) {
  ordered_json formulas = ordered_json::array();
  for (const SeenFormula& formula : seen.formulas) formulas.push_back({{"text", formula.text}, {"sureness", std::round(formula.sureness * 1000) / 1000}});
  return {{"formulas", std::move(formulas)}, {"words", seen.words}};
}

void PrintJson(const Known& known, const Asked& asked) {
  const bool solved = known.Solved(), typed = known.seen == nullptr, told = known.story.has_value();
  ordered_json out = {{"problem", typed && known.finding && !told ? known.finding->question : known.text}, {"answer", solved ? known.finding->answer : ""},
                      {"steps", known.lesson ? ordered_json(known.lesson->steps) : ordered_json::array()}, {"verified", solved}};
  if (told) out["unit"] = known.story->unit, out["understood"] = known.story->understood, out["sure"] = known.story->sure;
  if (solved) out["check"] = known.finding->proof;
  else out["why"] = known.Why();
  if (asked.hint > 0) out["hint"] = known.Hint(asked.hint);
  if (!typed) out["read"] = ReadJson(*known.seen);
  std::printf("%s\n", out.dump(-1, ' ', false, ordered_json::error_handler_t::replace).c_str());
}

void PrintPlain(const Known& known, const Asked& asked) {
  if (known.seen && !known.text.empty()) std::printf("%s\n", known.text.c_str());
  if (asked.hint > 0) return static_cast<void>(std::printf("%s\n", known.Hint(asked.hint).c_str()));
  if (asked.steps && known.lesson)
    for (const std::string& step : known.lesson->steps) std::printf("%s\n", step.c_str());
  if (known.story && !known.story->sure) std::printf("%s\n", known.story->understood.c_str());
  if (known.Solved()) std::printf("%s\n", known.story ? maths::WithUnit(*known.story, LanguageOf(known.text)).c_str() : known.finding->answer.c_str());
  else std::fprintf(stderr, "samantha: not solved: %s\n", known.Why().c_str());
}

/// Gives whether it was solved.
bool Print(const Known& known, const Asked& asked) {
  if (asked.json) PrintJson(known, asked);
  else PrintPlain(known, asked);
  std::fflush(stdout);
  return known.Solved();
}

/// A problem as books write it, whose answer stands alone; else a story; else a sum as people say it.
Known Find(const std::string& text, Language language) {
  Known known{text, std::nullopt, std::nullopt, std::nullopt, nullptr};
  const std::string clean = CleanText(text);
  if (const auto solved = maths::AnswerProblem(Trim(text)))
    known.finding = Finding{.kind = "maths", .question = std::string(Trim(text)), .answer = solved->answer, .proof = solved->check, .verified = solved->verified};
  else if (const auto date = maths::AnswerCalendar(clean, language, std::nullopt))
    known.finding = Finding{.kind = "maths", .question = "", .answer = date->answer, .proof = date->check, .verified = date->verified};
  else if ((known.story = maths::AnswerWordProblem(clean, language))) known.finding = Told(*known.story);
  else known.finding = maths::AnswerSum(clean, language);
  if (known.story) known.lesson = maths::TeachStory(clean, language);
  else if (known.finding) known.lesson = maths::Teach(EquationIn(known.finding->question), language);
  if (!known.lesson) known.lesson = maths::Teach(text, language);
  return known;
}

bool SolveOne(const std::string& text, const Asked& asked) {
  return Print(Find(text, LanguageOf(text)), asked);
}

int SolvePicture(const Asked& asked) {
  const auto file = ReadPictureFile(asked.image);
  if (!file) return Complain(file.error());
  const auto seen = MakeLooker(Pictures::kOne)(*file);
  if (!seen) return Complain(seen.error());
  Known known{"", std::nullopt, std::nullopt, std::nullopt, &*seen};
  if (const auto problem = ProblemIn(*seen)) {
    const Language language = LanguageOf(problem->text);
    known.text = problem->read;
    known.finding = sam::Solve(*problem, language);
    if (asked.json || asked.steps || asked.hint > 0) known.lesson = maths::Teach(problem->text, language);
  }
  const bool solved = Print(known, asked);
  if (!solved && asked.json) std::fprintf(stderr, "samantha: not solved: %s\n", known.Why().c_str());
  return solved ? kOk : kFailed;
}

int Solve(const Asked& asked) {
  if (!asked.image.empty()) return SolvePicture(asked);
  if (!asked.text.empty()) return SolveOne(asked.text, asked) ? kOk : kFailed;
  for (std::string line; std::getline(std::cin, line);) SolveOne(line, asked);
  return kOk;
}

}  // namespace

void AddSolve(CLI::App& program, Action& action) {
  CLI::App* solve = program.add_subcommand("solve", "a sum or a problem in, its checked answer out");
  auto asked = std::make_shared<Asked>();
  solve->add_option("TEXT", asked->text, "the problem; without it one is read from each line of the input");
  solve->add_option("--image", asked->image, "a picture's file with the problem in it");
  solve->add_flag("--json", asked->json, "as JSON");
  solve->add_flag("--steps", asked->steps, "each step, as a teacher writes it");
  solve->add_option("--hint", asked->hint, "only the N-th hint")->check(CLI::Range(1, 9));
  solve->callback([&action, asked] { action = [asked] { return Solve(*asked); }; });
}

}  // namespace sam::app
