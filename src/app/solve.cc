// samantha solve: a sum or a problem in, its checked answer out.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "app/commands.h"
#include "app/options.h"
#include "app/picture.h"
#include "base/unicode.h"
#include "maths/ask.h"
#include "maths/lesson.h"
#include "maths/problem.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;

struct Asked {
  std::string text;
  bool json = false, steps = false;
  size_t hint = 0;  // from 1; 0: none wanted
};

/// "3x + 1 = 4" of "Solve 3x + 1 = 4 for x".
std::string EquationIn(std::string question) {
  for (const std::string_view verb : {"Solve ", "solve "})
    if (question.starts_with(verb)) question.erase(0, verb.size());
  return question.substr(0, question.find(" for "));
}

/// A problem as books write it, whose answer stands alone; else a sum as people say it.
std::optional<Finding> Find(const std::string& text, Language language) {
  if (const auto solved = maths::AnswerProblem(Trim(text))) return Finding{.kind = "maths", .question = std::string(Trim(text)), .answer = solved->answer, .proof = solved->check, .verified = solved->verified};
  return maths::AnswerSum(CleanText(text), language);
}

/// Prints what is known of one problem; gives whether it was solved.
bool SolveOne(const std::string& text, const Asked& asked) {
  const std::u32string letters = ToUtf32(text);
  const Language language = std::any_of(letters.begin(), letters.end(), IsHangulSyllable) ? Language::kKorean : Language::kEnglish;
  const auto finding = Find(text, language);
  const auto lesson = finding ? maths::Teach(EquationIn(finding->question), language) : std::nullopt;
  const bool solved = finding && finding->verified;
  if (asked.json) {
    ordered_json out = {{"problem", finding ? finding->question : text}, {"answer", solved ? finding->answer : ""}, {"steps", lesson ? ordered_json(lesson->steps) : ordered_json::array()}, {"verified", solved}};
    if (solved) out["check"] = finding->proof;
    else out["why"] = finding ? finding->proof : "no sum or problem that is understood";
    if (asked.hint > 0) out["hint"] = lesson && asked.hint <= lesson->hints.size() ? lesson->hints[asked.hint - 1] : "";
    std::printf("%s\n", out.dump(-1, ' ', false, ordered_json::error_handler_t::replace).c_str());
  } else if (asked.hint > 0) {
    std::printf("%s\n", lesson && asked.hint <= lesson->hints.size() ? lesson->hints[asked.hint - 1].c_str() : "");
  } else {
    if (asked.steps && lesson)
      for (const std::string& step : lesson->steps) std::printf("%s\n", step.c_str());
    if (solved) std::printf("%s\n", finding->answer.c_str());
    else std::fprintf(stderr, "samantha: not solved: %s\n", finding ? finding->proof.c_str() : "no sum or problem that is understood");
  }
  std::fflush(stdout);
  return solved;
}

int Solve(const Asked& asked) {
  if (!asked.text.empty()) return SolveOne(asked.text, asked) ? kOk : kFailed;
  for (std::string line; std::getline(std::cin, line);) SolveOne(line, asked);
  return kOk;
}

}  // namespace

void AddSolve(CLI::App& program, Action& action) {
  CLI::App* solve = program.add_subcommand("solve", "a sum or a problem in, its checked answer out");
  auto asked = std::make_shared<Asked>();
  solve->add_option("TEXT", asked->text, "the problem; without it one is read from each line of the input");
  solve->add_flag("--json", asked->json, "as JSON");
  solve->add_flag("--steps", asked->steps, "each step, as a teacher writes it");
  solve->add_option("--hint", asked->hint, "only the N-th hint")->check(CLI::Range(1, 9));
  solve->callback([&action, asked] { action = [asked] { return Solve(*asked); }; });
}

}  // namespace sam::app
