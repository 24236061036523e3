#include "server/openai/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audio/wav.h"
#include "base/random.h"
#include "server/openai/transcription_order.h"

namespace sam::api {
namespace {

using testing::HasSubstr;

constexpr std::string_view kType = "multipart/form-data; boundary=XyZ";

std::string Form(std::string_view file) {
  return "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".wav\"\r\nContent-Type: audio/wav\r\n\r\n" + std::string(file) +
         "\r\n--XyZ\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--XyZ\r\ncontent-disposition: form-data; name=language\r\n\r\nko\r\n--XyZ--\r\n";
}

std::string Sound() { return WriteWav({16000, std::vector<int16_t>(2000, 7)}); }

TEST(Form, ReadsFieldsAndFiles) {
  const std::string body = Form("one\r\n--XY\r\ntwo");
  const auto parts = ReadForm(kType, body);
  ASSERT_TRUE(parts) << parts.error().message;
  ASSERT_EQ(parts->size(), 3u);
  EXPECT_EQ((*parts)[0].name, "file");
  EXPECT_EQ((*parts)[0].file_name, "a \"b\".wav");
  EXPECT_EQ((*parts)[0].type, "audio/wav");
  EXPECT_EQ((*parts)[0].body, "one\r\n--XY\r\ntwo");
  EXPECT_EQ((*parts)[2].name, "language");
  EXPECT_EQ((*parts)[2].body, "ko");
  EXPECT_TRUE(ReadForm("Multipart/Form-Data; charset=utf-8; boundary=\"XyZ\"", body));
}

TEST(Form, RefusesWhatTwoReadersMightReadDifferently) {
  const std::string body = Form("x");
  EXPECT_FALSE(ReadForm("application/json", body));
  EXPECT_FALSE(ReadForm("multipart/form-data", body));
  EXPECT_FALSE(ReadForm("multipart/form-data; boundary=", body));
  EXPECT_FALSE(ReadForm(kType, "hello\r\n" + body));
  EXPECT_FALSE(ReadForm(kType, body.substr(0, body.size() - 8)));
  EXPECT_FALSE(ReadForm(kType, "--XyZ\r\nContent-Type: audio/wav\r\n\r\nx\r\n--XyZ--"));
  EXPECT_FALSE(ReadForm(kType, "--XyZ\r\n" + std::string(9000, 'a') + ": b\r\n\r\nx\r\n--XyZ--"));
  std::string many;
  for (int i = 0; i < 65; ++i) many += "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
  EXPECT_FALSE(ReadForm(kType, many + "--XyZ--"));
}

TEST(TranscriptionOrder, ReadsASoundAndWhatIsAskedOfIt) {
  const auto order = ReadTranscriptionOrder(kType, Form(Sound()));
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->sound.samples.size(), 2000u);
  EXPECT_EQ(order->hints.language, "ko");
}

TEST(TranscriptionOrder, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(ReadTranscriptionOrder(kType, Form("ID3 and more")).error().code, "unsupported_format");
  EXPECT_EQ(ReadTranscriptionOrder(kType, Form(WriteWav({16000, {1, 2}}))).error().code, "audio_too_short");
  EXPECT_EQ(ReadTranscriptionOrder(kType, "--XyZ--").error().param, "file");
}

TEST(TranscriptionOrder, NoMutationOfAFormBreaksItsReader) {
  const std::string whole = Form(Sound());
  const std::vector<std::string> pieces = {"\r\n", "--XyZ", "--XyZ--", "\"", ";", "name=", "\\", std::string(1, '\0'), "filename=\"", ":", "\r\n\r\n"};
  int read = 0, refused = 0;
  for (uint64_t n = 0; n < 10000; ++n) {
    std::string body = whole;
    for (uint64_t step = 0; step <= Draw(n, 0, "steps") % 3; ++step) {
      const size_t in_head = Draw(n, step, "at") % 190, in_tail = body.size() - 1 - Draw(n, step, "at") % std::min<size_t>(body.size(), 170);
      const size_t at = Draw(n, step, "where") % 2 == 0 ? std::min(in_head, body.size() - 1) : in_tail;
      const uint64_t kind = Draw(n, step, "kind") % 3;
      if (kind == 0) body[at] = static_cast<char>(Draw(n, step, "byte"));
      else if (kind == 1) body.erase(at, Draw(n, step, "size") % 9);
      else body.insert(at, pieces[Draw(n, step, "piece") % pieces.size()]);
    }
    const auto order = ReadTranscriptionOrder(kType, body);
    if (order) ++read;
    else ++refused;
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace sam::api
