// What the event log costs: the latency of one append, appends per second in groups, and CPU per turn of a crowd.
// Usage: store_bench FOLDER [PEOPLE]; the folder is made anew and left behind.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <future>
#include <thread>
#include <vector>

#include "store/event_codec.h"
#include "store/event_log.h"

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;

double Seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }
double CpuSeconds() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec);
}

Moment At(uint32_t turn) { return {Instant(Duration(1'790'000'000'000 + 10'000LL * turn)), std::chrono::minutes(540)}; }

Event Heard(uint32_t turn) {
  HeardEvent heard;
  heard.turn = TurnId{turn};
  heard.client_id = "c" + std::to_string(turn);
  heard.text = "My flatmate's parrot is called Captain and he talks all night long.";
  heard.act = "statement";
  heard.intent = "pet";
  heard.subject = "parrot";
  heard.pad = {0.31, 0.12, -0.07};
  heard.emotions = {{"annoyance", 0.41f}, {"amusement", 0.38f}};
  heard.claims = {{"flatmate's parrot", "name", "Captain", ClaimKind::kNew, 0.9, {}}};
  heard.appraisals.resize(1);
  heard.appraisals[0].desirability_for_other = -0.2;
  heard.appraisals[0].event = "the parrot keeps you awake";
  heard.appraisals[0].goal = "I want you to sleep well";
  return {At(turn), heard};
}

Event Answered(uint32_t turn) {
  AnsweredEvent answered;
  answered.turn = TurnId{turn};
  answered.reply.text = "Captain sounds like he has opinions. Is he loudest just when you turn the light off?";
  answered.reply.skill = "small-talk";
  answered.reply.chosen = "small-talk 0.71 over reflect 0.52: names the parrot";
  answered.reply.blocks = {"pet.parrot.3"};
  answered.reply.open_question = "pet.parrot.3";
  answered.reply.subject = "parrot";
  return {At(turn), answered};
}

void Codec() {
  constexpr uint32_t kRounds = 50'000;
  for (const Event& event : {Heard(7), Answered(7)}) {
    const std::string bytes = EncodeEvent(event);
    double start = CpuSeconds();
    size_t sum = 0;
    for (uint32_t i = 0; i < kRounds; ++i) sum += EncodeEvent(event).size();
    const double encode = (CpuSeconds() - start) / kRounds * 1e6;
    start = CpuSeconds();
    for (uint32_t i = 0; i < kRounds; ++i) sum += DecodeEvent(bytes) ? 1u : 0u;
    fmt::print("event of {} bytes: encode {:.2f} us, decode {:.2f} us CPU ({})\n", bytes.size(), encode,
               (CpuSeconds() - start) / kRounds * 1e6, sum % 7);
  }
}

void SingleAppends(EventLog& log) {
  const PersonId person = log.FindPerson("single", EventLog::Create::kYes, 1)->id;
  std::vector<double> micros;
  for (uint32_t turn = 1; turn <= 1000; ++turn) {
    const auto start = Clock::now();
    std::promise<void> done;
    log.Append(person, turn, TurnId{turn}, {Heard(turn)}, [&done](Result<void>) { done.set_value(); });
    done.get_future().wait();
    micros.push_back(Seconds(start) * 1e6);
  }
  std::sort(micros.begin(), micros.end());
  fmt::print("one append at a time: p50 {:.0f} us, p99 {:.0f} us\n", micros[500], micros[990]);
}

/// `people` take `turns` turns of two events each; a turn's second event follows the first one's commit.
void Crowd(EventLog& log, uint32_t people, uint32_t turns, double turns_per_second) {
  std::vector<PersonId> ids(people);
  std::atomic<uint32_t> next = 0;
  auto start = Clock::now();
  std::vector<std::thread> makers;
  for (int t = 0; t < 16; ++t)
    makers.emplace_back([&] {
      for (uint32_t i = next++; i < people; i = next++)
        ids[i] = log.FindPerson("p" + std::to_string(i), EventLog::Create::kYes, i)->id;
    });
  for (auto& maker : makers) maker.join();
  fmt::print("{} people made in {:.2f} s\n", people, Seconds(start));
  std::atomic<uint32_t> finished = 0, lost = 0;
  start = Clock::now();
  const double cpu = CpuSeconds();
  for (uint32_t turn = 1; turn <= turns; ++turn) {
    for (uint32_t i = 0; i < people; ++i) {
      const double due = ((turn - 1) * people + i) / turns_per_second;
      while (turns_per_second < 1e6 && Seconds(start) < due)
        std::this_thread::sleep_for(std::chrono::microseconds(500));
      const PersonId person = ids[i];
      log.Append(person, 2 * turn - 1, TurnId{turn}, {Heard(turn)}, [&, person, turn](Result<void> heard) {
        lost += heard ? 0u : 1u;
        log.Append(person, 2 * turn, TurnId{turn}, {Answered(turn)}, [&](Result<void> answered) {
          lost += answered ? 0u : 1u;
          ++finished;
        });
      });
    }
    while (finished < turn * people) std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  const double took = Seconds(start), total = people * turns;
  fmt::print("crowd of {} at {:.0f} turns/s asked: {:.0f} turns/s, {:.0f} us CPU a turn, {} lost\n", people,
             turns_per_second, total / took, (CpuSeconds() - cpu) / total * 1e6, lost.load());
}

void Reads(EventLog& log) {
  const auto people = *log.People();
  const double start = CpuSeconds();
  size_t events = 0;
  for (const PersonRecord& person : people) events += log.Read(person.id, 0)->size();
  const double micros = (CpuSeconds() - start) * 1e6;
  fmt::print("{} lives read: {:.1f} us CPU a life, {:.2f} us an event\n", people.size(),
             micros / static_cast<double>(people.size()), micros / static_cast<double>(events));
}

}  // namespace
}  // namespace sam

int main(int count, char** words) {
  const std::string folder = count > 1 ? words[1] : "/tmp/samantha-store-bench";
  const auto people = static_cast<uint32_t>(count > 2 ? std::atoi(words[2]) : 8316);
  std::filesystem::remove_all(folder);
  sam::Codec();
  auto log = sam::OpenSqliteLog({folder, ""});
  if (!log) {
    fmt::print(stderr, "{}\n", log.error().message);
    return 1;
  }
  sam::SingleAppends(**log);
  sam::Crowd(**log, people, 1, 832);
  log->reset();
  std::filesystem::remove_all(folder);
  log = sam::OpenSqliteLog({folder, ""});
  sam::Crowd(**log, people, 10, 1e9);
  sam::Reads(**log);
  log->reset();
  const auto start = sam::Clock::now();
  log = sam::OpenSqliteLog({folder, ""});
  fmt::print("opening a log of {} people: {:.0f} ms\n", people, sam::Seconds(start) * 1e3);
}
