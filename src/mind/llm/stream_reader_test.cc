#include "mind/llm/stream_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sam::llm {
namespace {

using testing::ElementsAre;

/// Everything that comes of a text given in pieces of `size` bytes.
std::vector<std::string> ReadInPieces(StreamReader& reader, std::string_view text, size_t size, StreamReader::End end = StreamReader::End::kWhole) {
  std::vector<std::string> all;
  for (size_t at = 0; at < text.size(); at += size)
    for (std::string& sentence : reader.Feed(text.substr(at, size))) all.push_back(std::move(sentence));
  for (std::string& sentence : reader.Close(end)) all.push_back(std::move(sentence));
  return all;
}

TEST(StreamReader, GivesSentencesHoweverThePiecesFall) {
  for (const size_t size : {1u, 2u, 3u, 7u, 100u}) {
    StreamReader reader;
    EXPECT_THAT(ReadInPieces(reader, "It's 3.5 km. Shall we walk? 그럼 좋지요.", size), ElementsAre("It's 3.5 km.", "Shall we walk?", "그럼 좋지요.")) << size;
  }
}

TEST(StreamReader, TakesMarksInAndDoesNotShowThem) {
  for (const size_t size : {1u, 5u, 100u}) {
    StreamReader reader;
    EXPECT_THAT(ReadInPieces(reader, "<feel joy 0.6>Oh, lovely! [pause 400] Then go.", size), ElementsAre("Oh, lovely!", "Then go.")) << size;
    EXPECT_THAT(reader.marks(), ElementsAre(SpokenMark{"feel", "joy 0.6"}, SpokenMark{"pause", "400"}));
  }
}

TEST(StreamReader, ShowsBracketsThatAreNoMarks) {
  StreamReader reader;
  EXPECT_THAT(ReadInPieces(reader, "Is 3 < 5 or not? I [think] so.", 1), ElementsAre("Is 3 < 5 or not?", "I [think] so."));
}

TEST(StreamReader, DropsASentenceThatWasCutInItsMiddle) {
  StreamReader cut, whole;
  EXPECT_THAT(ReadInPieces(cut, "That is so. And the next thing is th", 4, StreamReader::End::kCut), ElementsAre("That is so."));
  EXPECT_THAT(ReadInPieces(whole, "That is so. And that too.", 4, StreamReader::End::kCut), ElementsAre("That is so.", "And that too."));
}

TEST(StreamReader, CutsWhatNeverEnds) {
  StreamReader reader;
  const auto sentences = ReadInPieces(reader, std::string(5000, 'a'), 64);
  EXPECT_GT(sentences.size(), 5u);
  for (const std::string& sentence : sentences) EXPECT_LE(sentence.size(), 704u);
}

TEST(StreamReader, TakesACallOutInWhateverPiecesItComes) {
  const std::string answer = "Let me look. <call mail.send {\"to\":\"a } > b\",\"n\":{\"x\":\"\\\"}\"}}> and this is not read.";
  for (const size_t step : {size_t{1}, size_t{7}, answer.size()}) {
    StreamReader reader;
    std::vector<std::string> said;
    for (size_t at = 0; at < answer.size(); at += step)
      for (std::string& sentence : reader.Feed(answer.substr(at, step))) said.push_back(std::move(sentence));
    ASSERT_TRUE(reader.calls()) << step;
    const auto call = reader.TakeCall();
    EXPECT_EQ(call->name, "mail.send");
    EXPECT_EQ(call->arguments, "{\"to\":\"a } > b\",\"n\":{\"x\":\"\\\"}\"}}");
    for (std::string& sentence : reader.Feed("Found it. ")) said.push_back(std::move(sentence));
    for (std::string& sentence : reader.Close(StreamReader::End::kWhole)) said.push_back(std::move(sentence));
    EXPECT_EQ(said, (std::vector<std::string>{"Let me look.", "Found it."})) << step;
  }
}

TEST(StreamReader, ReadsOnBehindACallThatIsPassed) {
  const std::string answer = "Let me look <call a {\"x\":1}>\n<call b {}> and so.";
  for (const size_t step : {size_t{1}, size_t{9}, answer.size()}) {
    StreamReader reader;
    std::vector<std::string> said, calls;
    const auto take = [&](std::vector<std::string> sentences) {
      for (;;) {
        for (std::string& sentence : sentences) said.push_back(std::move(sentence));
        if (!reader.calls()) return;
        calls.push_back(reader.call()->name + reader.call()->arguments);
        sentences = reader.PassCall();
      }
    };
    for (size_t at = 0; at < answer.size(); at += step) take(reader.Feed(answer.substr(at, step)));
    take(reader.Close(StreamReader::End::kWhole));
    EXPECT_EQ(calls, (std::vector<std::string>{"a{\"x\":1}", "b{}"})) << step;
    EXPECT_EQ(said, (std::vector<std::string>{"Let me look", "and so."})) << step;
  }
}

TEST(StreamReader, ShowsNothingOfACallThatIsBroken) {
  for (const char* answer : {"Hm. <call mail.send {\"to\":", "Hm. <call mail.send>", "Hm. <CALL x {}", "Hm. <call "}) {
    StreamReader reader;
    std::vector<std::string> said = reader.Feed(answer);
    for (std::string& sentence : reader.Close(StreamReader::End::kWhole)) said.push_back(std::move(sentence));
    EXPECT_EQ(said, std::vector<std::string>{"Hm."}) << answer;
    EXPECT_FALSE(reader.calls());
  }
}

}  // namespace
}  // namespace sam::llm
