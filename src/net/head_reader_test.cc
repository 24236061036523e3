#include "net/head_reader.h"

#include <gtest/gtest.h>

namespace sam::net {
namespace {

Result<std::optional<HttpResponse>> TakeAll(HeadReader& reader, std::initializer_list<std::string_view> lines) {
  Result<std::optional<HttpResponse>> last = std::optional<HttpResponse>();
  for (const std::string_view line : lines)
    if (last && !*last) last = reader.Take(line);
  return last;
}

TEST(HeadReader, ReadsStatusAndFields) {
  HeadReader reader(1000, 1000, 0);
  const auto head = TakeAll(reader, {"HTTP/1.1 429 Too Many Requests\r\n", "Retry-After:  7 \r\n", "X: a\r\n", "nonsense\r\n", "\r\n"});
  ASSERT_TRUE(head && *head);
  EXPECT_EQ((*head)->status, 429);
  EXPECT_EQ((*head)->Header("retry-after"), "7");
  EXPECT_EQ((*head)->Header("absent"), "");
}

TEST(HeadReader, ReadsOverInterimAnswers) {
  HeadReader reader(1000, 1000, 0);
  EXPECT_EQ((*TakeAll(reader, {"HTTP/1.1 103 Early\r\n", "Link: x\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "\r\n"}))->headers.size(), 0u);
}

TEST(HeadReader, RefusesWhatIsTooLong) {
  HeadReader reader(100, 1000, 0);
  EXPECT_EQ(TakeAll(reader, {"HTTP/1.1 200 OK\r\n", "A: " + std::string(100, 'a') + "\r\n"}).error().code, ErrorCode::kExhausted);
  HeadReader announced(1000, 1000, 0);
  EXPECT_EQ(TakeAll(announced, {"HTTP/1.1 200 OK\r\n", "Content-Length: 1001\r\n", "\r\n"}).error().code, ErrorCode::kExhausted);
}

TEST(HeadReader, RefusesAStatusThatIsNone) {
  for (const char* line : {"HTTP/1.1\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1 99\r\n", "HTTP/1.1 999 X\r\n", "HTTP/1.1 99999999999999999999\r\n"}) {
    HeadReader reader(1000, 1000, 0);
    EXPECT_EQ(reader.Take(line).error().code, ErrorCode::kCorrupt) << line;
  }
}

TEST(HeadReader, RefusesABodyNobodyAskedFor) {
  HeadReader gzip(1000, 1000, 0);
  EXPECT_EQ(TakeAll(gzip, {"HTTP/1.1 200 OK\r\n", "Content-Encoding: gzip\r\n", "\r\n"}).error().code, ErrorCode::kCorrupt);
  HeadReader range(1000, 1000, 500);
  EXPECT_EQ(TakeAll(range, {"HTTP/1.1 206 Partial\r\n", "Content-Range: bytes 499-999/1000\r\n", "\r\n"}).error().code, ErrorCode::kCorrupt);
  HeadReader right(1000, 1000, 500);
  EXPECT_TRUE(TakeAll(right, {"HTTP/1.1 206 Partial\r\n", "Content-Range: bytes 500-999/1000\r\n", "\r\n"}));
}

}  // namespace
}  // namespace sam::net
