#include "speech/work_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <future>
#include <string>
#include <vector>

namespace sam {
namespace {

namespace asio = boost::asio;
using testing::ElementsAre;
using By = std::optional<WorkLine::Clock::time_point>;

asio::awaitable<void> Work(WorkLine& line, std::function<int()> work, By by) {
  std::function<Result<int>()> job = [&work]() -> Result<int> { return work(); };
  (void)co_await line.Run(std::move(job), by);
}

TEST(WorkLine, WhatIsUrgentGoesBeforeWhatCameFirst) {
  asio::io_context io(1);
  std::promise<void> go;
  std::vector<std::string> done;
  WorkLine line(10);
  const auto now = WorkLine::Clock::now();
  const auto add = [&](const std::string& name, By by) {
    std::function<int()> work = [&done, name] { return done.push_back(name), 0; };
    asio::co_spawn(io, Work(line, std::move(work), by), asio::detached);
  };
  std::function<int()> wait = [&go] { return go.get_future().wait(), 0; };
  asio::co_spawn(io, Work(line, std::move(wait), std::nullopt), asio::detached);
  add("ready", std::nullopt);
  add("first", std::nullopt);
  add("much later", now + std::chrono::hours(2));
  add("later", now + std::chrono::hours(1));
  add("second", std::nullopt);
  add("urgent", now);
  add("overdue", now - std::chrono::seconds(1));
  io.poll();
  go.set_value();
  io.run();
  EXPECT_THAT(done, ElementsAre("ready", "overdue", "urgent", "first", "second", "later", "much later"));
}

TEST(WorkLine, AsManyAreWorkedOnAtOnceAsThereAreThreads) {
  asio::io_context io(1);
  std::promise<void> one, other;
  bool met = true;
  WorkLine line(10, 2);
  const auto meet = [&](std::promise<void>& mine, std::promise<void>& theirs) {
    std::function<int()> work = [&] {
      mine.set_value();
      met = theirs.get_future().wait_for(std::chrono::seconds(20)) == std::future_status::ready && met;
      return 0;
    };
    asio::co_spawn(io, Work(line, std::move(work), std::nullopt), asio::detached);
  };
  meet(one, other);
  meet(other, one);
  io.run();
  EXPECT_TRUE(met);
}

}  // namespace
}  // namespace sam
