#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "base/unicode.h"
#include "mind/llm/chat_answer.h"
#include "mind/llm/openai_spec.h"
#include "mind/llm/retry.h"

namespace sam::llm {
namespace {

using namespace std::chrono_literals;

TEST(WholeCharacters, WaitsForTheRestOfOne) {
  WholeCharacters characters;
  EXPECT_EQ(characters.Feed("a\xF0\x9F"), "a");
  EXPECT_EQ(characters.Feed("\x90"), "");
  EXPECT_EQ(characters.Feed("\xB6z"), "🐶z");
  EXPECT_EQ(characters.Feed("\xFFq\xEA"), "\xEF\xBF\xBDq");
  EXPECT_EQ(characters.End(), "\xEF\xBF\xBD");
}

TEST(ThinkFilter, LeavesOnlyTheAnswerHoweverItIsCut) {
  const std::string_view text = "<think>a < b\n</think>\n\nSo <b> & 1<2 <thinking>x</thinking>end <";
  for (size_t step = 1; step < text.size(); ++step) {
    ThinkFilter filter;
    std::string answer;
    for (size_t at = 0; at < text.size(); at += step) answer += filter.Feed(text.substr(at, step));
    EXPECT_EQ(answer + filter.End(), "So <b> & 1<2 end <") << step;
    EXPECT_TRUE(filter.has_thought());
  }
}

TEST(ChatDelta, RefusesWhatIsNoObjectOrTooDeep) {
  for (const std::string& data : {std::string(), std::string("[]"), std::string("null"), std::string("{"), std::string("{\"a\":1e999}"), "{\"a\":" + std::string(100'000, '[')}) EXPECT_EQ(ReadChatDelta(data).error().code, ErrorCode::kCorrupt);
}

TEST(ChatDelta, ReadsOverMembersOfAnotherKind) {
  for (const char* data : {R"({"choices":1})", R"({"choices":[]})", R"({"choices":[7]})", R"({"choices":[{"delta":[]}]})", R"({"choices":[{"delta":{"content":7},"finish_reason":7}],"usage":[]})", R"({"usage":{"prompt_tokens":"x"}})"}) {
    const auto delta = ReadChatDelta(data);
    ASSERT_TRUE(delta) << data;
    EXPECT_EQ(delta->text + delta->finish, "") << data;
  }
  EXPECT_EQ(ReadChatDelta(R"({"usage":{"prompt_tokens":-5,"completion_tokens":1e300}})")->usage, (TokenUsage{0, 0, 2147483647}));
}

TEST(Retry, DrawsWithinDoublingBounds) {
  const RetryPolicy policy{.most_tries = 10, .first = 100ms, .most = 1000ms};
  EXPECT_EQ(RetryDelay(policy, 1, 0.5, {}), 50ms);
  EXPECT_EQ(RetryDelay(policy, 3, 0.5, {}), 200ms);
  EXPECT_EQ(RetryDelay(policy, 9, 0.5, {}), 500ms);
  EXPECT_EQ(RetryDelay(policy, 1, 0.0, {}), 0ms);
  EXPECT_EQ(RetryDelay(policy, 1, 0.5, 3s), 3s);
  EXPECT_EQ(RetryDelay(policy, 1, 0.5, 1h), std::nullopt);
  EXPECT_EQ(RetryDelay(policy, 10, 0.5, {}), std::nullopt);
}

TEST(Retry, ReadsWhatTheServerAsksFor) {
  const auto read = [](std::vector<net::HeaderField> headers) { return ReadRetryAfter({.headers = std::move(headers), .url = ""}); };
  EXPECT_EQ(read({{"retry-after", "7"}}), 7s);
  EXPECT_EQ(read({{"retry-after", "7"}, {"retry-after-ms", "70"}}), 70ms);
  EXPECT_EQ(read({{"retry-after", "Wed, 21 Oct 2015 07:28:30 GMT"}, {"date", "Wed, 21 Oct 2015 07:28:00 GMT"}}), 30s);
  EXPECT_EQ(read({{"retry-after", "Wed, 21 Oct 2015 07:28:00 GMT"}, {"date", "Wed, 21 Oct 2015 07:28:30 GMT"}}), 0ms);
  for (const char* nonsense : {"", "-1", "soon", "7.5", "99999999999999999999", "Wed, 99 Oct 2015 07:28:00 GMT", "Wed, 21 Xyz 2015 07:28:00 GMT"}) EXPECT_EQ(read({{"retry-after", nonsense}, {"date", nonsense}}), std::nullopt) << nonsense;
}

std::string Nothing(const char*) { return ""; }

TEST(OpenAiSpec, ReadsServersInTheirOrder) {
  const auto config = ReadOpenAiSpec("openai:http://127.0.0.1:11434#qwen2.5:1.5b,https://api.example.org/v1/", Nothing);
  ASSERT_TRUE(config) << config.error().message;
  ASSERT_EQ(config->endpoints.size(), 2u);
  EXPECT_EQ(config->endpoints[0].url.Text(), "http://127.0.0.1:11434/v1");
  EXPECT_EQ(config->endpoints[0].model, "qwen2.5:1.5b");
  EXPECT_EQ(config->endpoints[1].url.Text(), "https://api.example.org/v1");
  EXPECT_EQ(config->endpoints[1].model, "");
}

TEST(OpenAiSpec, RefusesWhatIsNoServer) {
  for (const char* spec : {"", "openai:", "openai:llama3", "file:///x", "http://key@host/v1", "http://a/v1#a b", "http://a/v1,,http://b"}) EXPECT_FALSE(ReadOpenAiSpec(spec, Nothing)) << spec;
}

TEST(OpenAiSpec, PrefersItsOwnKey) {
  const auto both = [](const char* name) { return std::string(name) == "SAMANTHA_API_KEY" ? "sk-mine" : std::string(name) == "OPENAI_API_KEY" ? "sk-other" : ""; };
  EXPECT_EQ(ReadOpenAiSpec("http://a", both)->endpoints[0].key, "sk-mine");
  const auto other = [](const char* name) { return std::string(name) == "OPENAI_API_KEY" ? "sk-other\n" : ""; };
  EXPECT_EQ(ReadOpenAiSpec("http://a", other)->endpoints[0].key, "sk-other");
}

TEST(OpenAiSpec, TakesAKeyFromAFileThatNobodyElseReads) {
  std::string path = testing::TempDir() + "samantha_key_XXXXXX";
  close(mkstemp(path.data()));
  std::ofstream(path) << "# keys\nsk-all\nb.org sk-b\nlocalhost:11434 \tsk-local\n";
  const auto environment = [&](const char* name) { return std::string(name) == "SAMANTHA_API_KEY_FILE" ? path : std::string(); };
  const auto config = ReadOpenAiSpec("http://a,https://B.org,http://localhost:11434,http://localhost:80", environment);
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->endpoints[0].key, "sk-all");
  EXPECT_EQ(config->endpoints[1].key, "sk-b");
  EXPECT_EQ(config->endpoints[2].key, "sk-local");
  EXPECT_EQ(config->endpoints[3].key, "sk-all");
  for (const mode_t mode : {0640, 0604, 0644}) {
    ASSERT_EQ(chmod(path.c_str(), mode), 0);
    EXPECT_FALSE(ReadOpenAiSpec("http://a", environment)) << mode;
  }
  unlink(path.c_str());
  EXPECT_EQ(ReadOpenAiSpec("http://a", environment).error().code, ErrorCode::kNotFound);
}

/// What came of one stream of bytes, however it was cut.
struct Taken {
  std::string text, error;
  bool operator==(const Taken&) const = default;
};

struct Checked final : PieceSink {
  void OnPiece(std::string_view piece) override {
    EXPECT_TRUE(IsUtf8(piece));
    EXPECT_FALSE(piece.empty());
    text += piece;
  }
  std::string text;
};

Taken Take(std::string_view bytes, std::mt19937& dice, size_t longest_cut) {
  Checked sink;
  ChatAnswer answer(20, sink, [] {}, [] {});
  EXPECT_TRUE(answer.OnHead({.status = 200, .headers = {{"content-type", "text/event-stream"}}, .url = ""}));
  Result<void> fed;
  for (size_t at = 0; at < bytes.size() && fed;) {
    const size_t cut = 1 + dice() % longest_cut;
    fed = answer.OnBody(bytes.substr(at, cut));
    at += cut;
  }
  if (fed) fed = answer.End();
  EXPECT_EQ(answer.text(), sink.text);
  EXPECT_LE(sink.text.size(), 20u * 16 + 256);
  return {sink.text, fed ? "" : fed.error().message};
}

constexpr std::string_view kSeeds[] = {
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"안녕 \\ud83d\\udc36 \\\"hi\\\"\"}}]}\n\n"
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n",
    ": ping\r\n\r\ndata: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"<think>x</think>\\n답\"}}]}\r\n\r\ndata: {\"error\":{\"message\":\"m\",\"code\":\"c\"}}\r\n\r\n",
    "{\"error\":{\"message\":\"bare\"}}\n\ndata: {\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"part\"}]}}]}\rerror: {\"message\":\"m\"}\r\r",
};
constexpr std::string_view kScraps[] = {"\n", "\r", "\r\n", "data: ", "data", ":", "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud800", "\\udfff", "null", "1e999", "\xFF", "\xEA\xB0", "\xF4\x8F\xBC\x80", std::string_view("\0", 1), "<think>", "</think>", "[DONE]", "\n\n"};

std::string Mutated(std::string bytes, std::mt19937& dice) {
  for (size_t n = dice() % 8; n > 0; --n) {
    const size_t at = dice() % (bytes.size() + 1), length = dice() % 12;
    switch (dice() % 5) {
      case 0: bytes.insert(at, kScraps[dice() % std::size(kScraps)]); break;
      case 1: bytes.erase(at, length); break;
      case 2: bytes.insert(at, bytes.substr(dice() % (bytes.size() + 1), length * 8)); break;
      case 3: bytes.resize(at); break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(dice());
    }
  }
  return bytes;
}

TEST(ChatAnswer, OfAnyBytesGivesWholeCharactersAndTheSameHoweverTheyAreCut) {
  int whole = 0, failed = 0;
  for (unsigned seed = 0; seed < 6000; ++seed) {
    std::mt19937 dice(seed);
    const std::string bytes = Mutated(std::string(kSeeds[seed % std::size(kSeeds)]), dice);
    const Taken one = Take(bytes, dice, 1), some = Take(bytes, dice, 40), all = Take(bytes, dice, 1 << 20);
    ASSERT_EQ(one, some) << seed;
    ASSERT_EQ(some, all) << seed;
    (one.error.empty() ? whole : failed)++;
  }
  EXPECT_GT(whole, 200);
  EXPECT_GT(failed, 500);
}

}  // namespace
}  // namespace sam::llm
