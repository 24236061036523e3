#include "net/sse_reader.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace sam::net {
namespace {

std::vector<std::string> Events(std::string_view bytes, size_t step) {
  SseReader reader;
  std::vector<std::string> events;
  const auto take = [&](std::string_view data) { return events.emplace_back(data), Result<void>(); };
  for (size_t at = 0; at < bytes.size(); at += step) EXPECT_TRUE(reader.Feed(bytes.substr(at, step), take));
  EXPECT_TRUE(reader.End(take));
  return events;
}

TEST(SseReader, ReadsEveryLineEndAndFieldHoweverItIsCut) {
  const std::string_view bytes = "\xEF\xBB\xBF" "data: a\n\ndata:b\r\rdata: c\r\n\r\n: comment\nid: 7\nretry: 1\ndata: d\ndata: e\ndata\n\n\n\nevent: x\n\nerror: {f}\n\n{\"g\":1}\n\ndata: h";
  for (size_t step = 1; step < 12; ++step) EXPECT_EQ(Events(bytes, step), (std::vector<std::string>{"a", "b", "c", "d\ne\n", "{f}", "{\"g\":1}", "h"})) << step;
}

TEST(SseReader, RefusesAnEventThatIsTooLong) {
  SseReader reader(100);
  const auto take = [](std::string_view) { return Result<void>(); };
  EXPECT_TRUE(reader.Feed("data: " + std::string(80, 'x'), take));
  EXPECT_EQ(reader.Feed(std::string(80, 'x'), take).error().code, ErrorCode::kExhausted);
}

TEST(SseReader, KnowsWhereToGoOnAfterTheLastWholeEvent) {
  SseReader reader;
  std::vector<std::string> types;
  const auto take = [&](std::string_view) { return types.push_back(reader.type()), Result<void>(); };
  ASSERT_TRUE(reader.Feed("id: a-1\ndata:\n\nevent: message\nid: a-2\nretry: 250\ndata: x\n\nretry: soon\nid: b\x01\ndata: y\n\nid: a-3\ndata: cut o", take));
  EXPECT_EQ(reader.last_id(), "a-2");
  EXPECT_EQ(reader.retry(), std::chrono::milliseconds(250));
  EXPECT_EQ(types, (std::vector<std::string>{"", "message", ""}));
  ASSERT_TRUE(reader.Feed("ff\n\nid: b-4\n\n", take));
  EXPECT_EQ(reader.last_id(), "b-4") << "an event without data has an id, too";
}

/// What a reader makes of `bytes` given in pieces of at most `step`.
std::string Read(const std::string& bytes, size_t step) {
  SseReader reader(4096);
  std::string all;
  const auto take = [&](std::string_view data) { return all += reader.type() + "|" + std::string(data) + "|" + reader.last_id() + "\n", Result<void>(); };
  for (size_t at = 0; at < bytes.size(); at += step)
    if (!reader.Feed(std::string_view(bytes).substr(at, step), take)) return all + "refused";
  return all + reader.last_id();
}

TEST(SseReader, ReadsDamagedStreamsTheSameHoweverTheyAreCut) {
  std::mt19937 draw(7);
  const std::string whole = "\xEF\xBB\xBF" "id: 1\r\ndata: {\"a\":1}\r\n\r\n: keep\nevent: message\nid: 2\nretry: 100\ndata: x\ndata: y\n\n\rdata\rerror: e\r\r{\"b\":2}\n\n";
  const std::string signs = std::string(1, '\0') + "\r\n: {}\"0dei\xFF\xEF";
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = whole;
    for (auto changes = 1 + draw() % 8; changes > 0; --changes) {
      const size_t at = draw() % bytes.size();
      switch (draw() % 4) {
        case 0: bytes[at] = signs[draw() % signs.size()]; break;
        case 1: bytes.insert(at, 1, signs[draw() % signs.size()]); break;
        case 2: bytes.erase(at, 1 + draw() % 5); break;
        default: bytes.insert(at, bytes.substr(draw() % bytes.size(), draw() % 20));
      }
      if (bytes.empty()) bytes = whole;
    }
    const std::string at_once = Read(bytes, bytes.size());
    for (const size_t step : {size_t{1}, 1 + draw() % 20}) ASSERT_EQ(Read(bytes, step), at_once) << "round " << round << ", in steps of " << step;
  }
}

}  // namespace
}  // namespace sam::net
