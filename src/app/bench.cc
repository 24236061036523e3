// samantha bench: bounded measurements of her own speed.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include "content/pack.h"
#include "app/bench_crowd.h"
#include "app/bench_recall.h"
#include "app/bench_voice.h"
#include "app/commands.h"
#include "app/options.h"
#include "app/run_now.h"
#include "base/unicode.h"
#include "server/line_protocol.h"
#include "store/memory_log.h"

namespace sam::app {
namespace {

using Clock = std::chrono::steady_clock;

struct TurnsOptions {
  int turns = 20000;
  int cores = 1;
  std::string lines, data;
};

/// What people say, as the content knows it: the examples of all intents, far ones next to each other, both languages in turn.
std::vector<std::string> EverydayLines() {
  constexpr size_t kStride = 7919;  // a prime, so that every line comes once
  std::vector<std::string> lines;
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    std::vector<std::string_view> all;
    for (const content::Intent& intent : content::Pack::Of(language).intents()) all.insert(all.end(), intent.examples.begin(), intent.examples.end());
    for (size_t i = 0; i < all.size(); ++i) {
      const size_t place = 2 * i + (language == Language::kKorean ? 1 : 0);
      if (lines.size() <= place) lines.resize(place + 1);
      lines[place] = all[i * kStride % all.size()];
    }
  }
  std::erase(lines, "");
  return lines;
}

std::vector<std::string> ReadLines(const std::string& path) {
  if (path.empty()) return EverydayLines();
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!Trim(line).empty()) lines.push_back(line);
  return lines;
}

struct Measured {
  std::vector<double> micros;
  double seconds = 0;
  size_t empty = 0;
};

Measured TakeTurns(boost::asio::io_context& io, LineProtocol& protocol, const std::vector<std::string>& lines, int turns) {
  Measured measured;
  measured.micros.reserve(static_cast<size_t>(turns));
  const auto began = Clock::now();
  for (int i = 0; i < turns; ++i) {
    const auto start = Clock::now();
    auto report = RunNow(io, protocol.Say(lines[static_cast<size_t>(i) % lines.size()]));
    measured.micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    if (!report || report->reply.empty()) ++measured.empty;
  }
  measured.seconds = std::chrono::duration<double>(Clock::now() - began).count();
  std::sort(measured.micros.begin(), measured.micros.end());
  return measured;
}

void Print(const char* what, int cores, const Measured& m) {
  const auto at = [&](double q) { return m.micros[static_cast<size_t>(q * static_cast<double>(m.micros.size() - 1))]; };
  std::printf("%-9s %zu turns, %.0f a second on %d core%s; median %.0f us, p99 %.0f us, longest %.0f us; %zu empty replies\n", what,
              m.micros.size(), static_cast<double>(m.micros.size()) / m.seconds, cores, cores == 1 ? "" : "s", at(0.5), at(0.99), m.micros.back(), m.empty);
}

/// One conversation by itself: what it said, or why it could not begin.
Result<Measured> TalkAlone(const Perceiver& perceiver, Mind& mind, const TurnsOptions& options, const std::vector<std::string>& lines) {
  const SystemClock clock;
  std::unique_ptr<EventLog> log = std::make_unique<MemoryLog>();
  if (!options.data.empty()) {
    auto sqlite = OpenSqliteLog({.folder = options.data, .vfs = ""});
    if (!sqlite) return tl::unexpected(sqlite.error());
    log = std::move(*sqlite);
  }
  Household household;
  household.perceiver = &perceiver;
  household.mind = &mind;
  household.log = log.get();
  boost::asio::io_context io(1);
  People people({io.get_executor()}, household, 1);
  auto session = people.Find("bench");
  if (!session) return tl::unexpected(session.error());
  LineProtocol protocol(*session, people, clock);
  return TakeTurns(io, protocol, lines, options.lines.empty() ? options.turns : static_cast<int>(lines.size()));
}

int BenchTurns(const TurnsOptions& options) {
  const std::vector<std::string> lines = ReadLines(options.lines);
  if (lines.empty()) return Complain({ErrorCode::kInvalidArgument, "no lines in '" + options.lines + "'; give a text file with one line a turn"});
  if (options.cores > 1 && !options.data.empty())
    return Complain({ErrorCode::kInvalidArgument, "one data folder serves one measurement; leave out --data or --cores"});
  const auto start = Clock::now();
  auto perceiver = Perceiver::Create();
  if (!perceiver) return Complain(perceiver.error());
  auto mind = MakeMind({});
  if (!mind) return Complain(mind.error());
  std::printf("start-up  %.0f ms, %.0f MiB\n", std::chrono::duration<double, std::milli>(Clock::now() - start).count(), ResidentMiB());
  std::vector<Result<Measured>> each(static_cast<size_t>(options.cores), Measured());
  std::vector<std::jthread> threads;
  for (Result<Measured>& one : each) threads.emplace_back([&] { one = TalkAlone(**perceiver, *mind->mind, options, lines); });
  threads.clear();
  Measured all;
  for (const Result<Measured>& one : each) {
    if (!one) return Complain(one.error());
    all.micros.insert(all.micros.end(), one->micros.begin(), one->micros.end());
    all.seconds = std::max(all.seconds, one->seconds);
    all.empty += one->empty;
  }
  std::sort(all.micros.begin(), all.micros.end());
  Print(options.data.empty() ? "in memory" : "durable", options.cores, all);
  std::printf("memory    %.0f MiB at the end\n", ResidentMiB());
  return kOk;
}

}  // namespace

void AddBench(CLI::App& program, Action& action) {
  auto options = std::make_shared<TurnsOptions>();
  CLI::App* bench = program.add_subcommand("bench", "measures her own speed, bounded in time");
  bench->require_subcommand(1);
  CLI::App* turns = bench->add_subcommand("turns", "whole turns of a conversation");
  turns->add_option("--turns", options->turns, "how many")->check(CLI::Range(1, 1000000));
  turns->add_option("--cores", options->cores, "conversations at once, a thread each")->check(CLI::Range(1, 64));
  turns->add_option("--lines", options->lines, "a text file whose lines are said once each instead");
  turns->add_option("--data", options->data, "keep them durably in this folder (in memory unless given)");
  turns->callback([options, &action] { action = [options] { return BenchTurns(*options); }; });
  auto recall_options = std::make_shared<RecallBenchOptions>();
  CLI::App* recall = bench->add_subcommand("recall", "how fast what was said is found again");
  recall->add_option("--memories", recall_options->memories, "turns of one person (10,000 and 1,000,000 unless given)")->check(CLI::Range(1, 16'000'000));
  recall->add_option("--questions", recall_options->questions, "how many")->check(CLI::Range(1, 100'000));
  recall->add_option("--seed", recall_options->seed, "of the invented turns");
  recall->callback([recall_options, &action] { action = [recall_options] { return BenchRecall(*recall_options); }; });
  auto voice_options = std::make_shared<VoiceBenchOptions>();
  CLI::App* voice = bench->add_subcommand("voice", "a talk aloud at the pace of speech: how soon she answers, how soon she stops");
  AddVoiceOptions(*voice, voice_options->voice);
  voice->add_option("--turns", voice_options->turns, "of each person")->check(CLI::Range(1, 1000));
  voice->add_option("--sessions", voice_options->sessions, "people who talk at once; more than one all say the same")->check(CLI::Range(1, 256));
  voice->add_option("--remote", voice_options->remote_ms, "a recogniser of the bench's own over HTTP, that takes so many ms")->check(CLI::Range(1, 10000));
  voice->add_option("--language", voice_options->language, "en or ko")->check(CLI::IsMember({"en", "ko"}));
  voice->add_flag("--each", voice_options->each, "a line for each turn");
  voice->callback([voice_options, &action] { action = [voice_options] { return BenchVoice(*voice_options); }; });
  auto crowd_options = std::make_shared<CrowdOptions>();
  CLI::App* crowd = bench->add_subcommand("crowd", "many people at once, each with a life of stored turns");
  crowd->add_option("--people", crowd_options->people, "how many")->check(CLI::Range(1, 20000));
  crowd->add_option("--seconds", crowd_options->seconds, "how long they talk")->check(CLI::Range(1, 600));
  crowd->add_option("--every", crowd_options->every_seconds, "seconds between one person's lines")->check(CLI::Range(1, 600));
  crowd->add_option("--stored", crowd_options->stored_turns, "turns each person brings")->check(CLI::Range(0, 10000));
  crowd->add_option("--data", crowd_options->data, "seeded data folder to use and keep");
  crowd->callback([crowd_options, &action] { action = [crowd_options] { return BenchCrowd(*crowd_options); }; });
}

}  // namespace sam::app
