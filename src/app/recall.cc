// samantha recall: ranked search over turns that are handed to it, for those who measure or build on her memory.
#include <CLI/CLI.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/options.h"
#include "base/unicode.h"
#include "memory/turn_index.h"
#include "perception/past_time.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;

constexpr size_t kMostAsked = 1000;

class Recaller {
 public:
  /// What goes out for one line, "" for nothing; an error says what is wrong with the line.
  Result<std::string> Take(const std::string& line) {
    const ordered_json json = ordered_json::parse(line, nullptr, false);
    if (!json.is_object()) return Fail(ErrorCode::kInvalidArgument, "not a JSON object: " + line.substr(0, 60));
    if (json.contains("remember")) return Remember(json["remember"]);
    if (json.contains("recall")) return Recall(json);
    return Fail(ErrorCode::kInvalidArgument, R"(neither {"remember":{"id","speaker","at","text"}} nor {"recall":"question","k":10})");
  }

 private:
  Result<std::string> Remember(const ordered_json& turn) {
    if (!turn.is_object() || !turn.contains("id") || !turn.contains("text") || !turn["text"].is_string())
      return Fail(ErrorCode::kInvalidArgument, "a turn to remember needs an id and a text");
    Moment at;
    if (turn.contains("at")) {
      auto read = turn["at"].is_string() ? ParseRfc3339(turn["at"].get<std::string>()) : Result<Moment>(Fail(ErrorCode::kInvalidArgument, "'at' is no text"));
      if (!read) return tl::unexpected(read.error());
      at = *read;
      offset_ = at.offset;
    }
    const std::string speaker = turn.contains("speaker") && turn["speaker"].is_string() ? turn["speaker"].get<std::string>() : "";
    index_.Add(CleanText(speaker, 200), at.at, CleanText(turn["text"].get<std::string>()));
    ids_.push_back(turn["id"]);
    return std::string();
  }

  Result<std::string> Recall(const ordered_json& asked) {
    if (!asked["recall"].is_string()) return Fail(ErrorCode::kInvalidArgument, "'recall' is a question in words");
    size_t k = 10;
    if (asked.contains("k")) {
      if (!asked["k"].is_number_unsigned() || asked["k"].get<size_t>() == 0 || asked["k"].get<size_t>() > kMostAsked)
        return Fail(ErrorCode::kInvalidArgument, "'k' is a number from 1 to 1000");
      k = asked["k"].get<size_t>();
    }
    const auto began = std::chrono::steady_clock::now();
    const std::string question = CleanText(asked["recall"].get<std::string>());
    const auto hits = index_.Find(question, k, TimeAskedFor(question));
    const auto took = std::chrono::steady_clock::now() - began;
    ordered_json ids = ordered_json::array(), scores = ordered_json::array();
    for (const TurnIndex::Hit& hit : hits) {
      ids.push_back(ids_[hit.turn]);
      scores.push_back(std::round(hit.score * 1000) / 1000);
    }
    return ordered_json{{"ids", ids}, {"scores", scores}, {"micros", std::chrono::duration_cast<std::chrono::microseconds>(took).count()}}.dump();
  }

  /// "In May", "last summer": looked back on from the last turn.
  std::optional<TurnIndex::Window> TimeAskedFor(std::string_view question) const {
    const auto past = PastTime(question, Moment{index_.last(), offset_}, HasHangul(question) ? Language::kKorean : Language::kEnglish);
    if (!past || past->sitting) return std::nullopt;
    return TurnIndex::Window{past->from.at, past->to.at};
  }

  TurnIndex index_;
  std::vector<ordered_json> ids_;
  std::chrono::minutes offset_{0};
};

int RecallLines() {
  Recaller recaller;
  std::string line;
  int code = kOk;
  while (std::getline(std::cin, line)) {
    if (Trim(line).empty()) continue;
    const Result<std::string> out = recaller.Take(line);
    if (!out) {
      code = Complain(out.error());
      const std::string error = ordered_json{{"error", out.error().message}}.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
      std::fprintf(stdout, "%s\n", error.c_str());
    } else if (!out->empty()) {
      std::fprintf(stdout, "%s\n", out->c_str());
    }
    std::fflush(stdout);
  }
  return code;
}

}  // namespace

void AddRecall(CLI::App& program, Action& action) {
  CLI::App* recall = program.add_subcommand("recall", "turns and questions in, the turns that answer them out");
  recall->add_flag("--json")->description("one JSON object a line (the only form there is)");
  recall->callback([&action] { action = RecallLines; });
}

}  // namespace sam::app
