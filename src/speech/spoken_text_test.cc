// What is written is said as people say it.
#include "speech/spoken_text.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/unicode.h"
#include "speech/spoken_number.h"

namespace sam {
namespace {

constexpr Language kEn = Language::kEnglish, kKo = Language::kKorean;

/// Pieces in one line; those of the other voice in brackets, laughter between tildes.
std::string Said(std::string_view text, Language language) {
  std::string all;
  for (const SpokenStretch& piece : SpokenText(text, language)) {
    if (!all.empty()) all += ' ';
    const std::string inside = piece.kind == SpokenKind::kLaugh ? "~" + piece.text + "~" : piece.text;
    all += piece.language == language ? inside : "[" + inside + "]";
  }
  return all;
}

struct Row {
  std::string_view written, said;
};

void Check(Language language, std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(Said(row.written, language), row.said) << row.written;
}

TEST(SpokenNumber, CountsInBothLanguages) {
  EXPECT_EQ(EnglishCardinal("0"), "zero");
  EXPECT_EQ(EnglishCardinal("115"), "one hundred fifteen");
  EXPECT_EQ(EnglishCardinal("1000021"), "one million twenty-one");
  EXPECT_EQ(EnglishCardinal("007"), "oh oh seven");
  EXPECT_EQ(EnglishOrdinal("12"), "twelfth");
  EXPECT_EQ(EnglishOrdinal("21"), "twenty-first");
  EXPECT_EQ(EnglishOrdinal("30"), "thirtieth");
  EXPECT_EQ(EnglishOrdinal("100"), "one hundredth");
  EXPECT_EQ(SinoKorean("10"), "십");
  EXPECT_EQ(SinoKorean("1250"), "천이백오십");
  EXPECT_EQ(SinoKorean("10000"), "만");
  EXPECT_EQ(SinoKorean("123456"), "십이만 삼천사백오십육");
  EXPECT_EQ(SinoKorean("100000000"), "일억");
  EXPECT_EQ(NativeKorean(20, NativeForm::kCounting), "스무");
  EXPECT_EQ(NativeKorean(21, NativeForm::kCounting), "스물한");
  EXPECT_EQ(NativeKorean(99, NativeForm::kAlone), "아흔아홉");
  EXPECT_EQ(KoreanNumber("-3.14"), "마이너스 삼 점 일사");
}

TEST(SpokenText, ReadsEnglishNumbers) {
  Check(kEn, {{"I have 3 cats.", "I have three cats."},
              {"It cost 1,250 of them.", "It cost one thousand two hundred fifty of them."},
              {"Pi is 3.14.", "Pi is three point one four."},
              {"It was -5 outside.", "It was minus five outside."},
              {"You came 2nd, then 23rd.", "You came second, then twenty-third."},
              {"Half: 1/2, and 3/4 or 2/3.", "Half: one half, and three quarters or two thirds."},
              {"I'm here 24/7.", "I'm here twenty-four seven."},
              {"10-15 minutes", "ten to fifteen minutes"},
              {"95% of it, 0.5 % more", "ninety-five percent of it, zero point five percent more"},
              {"#1 and #42", "number one and number forty-two"},
              {"12345678901234567", "one two three four five six seven eight nine oh one two three four five six seven"}});
}

TEST(SpokenText, ReadsEnglishDatesAndTimes) {
  Check(kEn, {{"On 2026-11-27 at 7:30 pm.", "On November twenty-seventh, twenty twenty-six at seven thirty P M."},
              {"Nov 3, 2019", "November third, twenty nineteen"},
              {"See you on December 25th.", "See you on December twenty-fifth."},
              {"27 November 2026", "the twenty-seventh of November, twenty twenty-six"},
              {"the 4 July party", "the fourth of July party"},
              {"In 2008, since 1999, in 1905", "In two thousand eight, since nineteen ninety-nine, in nineteen oh five"},
              {"the 1990s and the 80s", "the nineteen nineties and the eighties"},
              {"2019–2021", "twenty nineteen to twenty twenty-one"},
              {"at 7:00, 7:05, 9am or 10 p.m.", "at seven o'clock, seven oh five, nine A M or ten P M"},
              {"at 19:30", "at nineteen thirty"},
              {"12/24/2026", "December twenty-fourth, twenty twenty-six"}});
}

TEST(SpokenText, ReadsEnglishMoneyAndUnits) {
  Check(kEn, {{"$5", "five dollars"},
              {"$1", "one dollar"},
              {"$1,250.50", "one thousand two hundred fifty dollars and fifty cents"},
              {"$0.99", "ninety-nine cents"},
              {"$3.5 million", "three point five million dollars"},
              {"£20 or 30€", "twenty pounds or thirty euros"},
              {"₩5,000", "five thousand won"},
              {"5 km", "five kilometers"},
              {"1kg and 2.5 kg", "one kilogram and two point five kilograms"},
              {"a 5-km run", "a five kilometer run"},
              {"60km/h", "sixty kilometers an hour"},
              {"-5°C", "minus five degrees Celsius"},
              {"72°F", "seventy-two degrees Fahrenheit"},
              {"8GB", "eight gigabytes"},
              {"I waited 5 minutes", "I waited five minutes"}});
}

TEST(SpokenText, ReadsEnglishFormulas) {
  Check(kEn, {{"3x + 1 = 4", "three X plus one equals four"},
              {"x² - 2 = 0", "X squared minus two equals zero"},
              {"So x = -3.", "So X equals minus three."},
              {"√2 is irrational", "the square root of two is irrational"},
              {"½ cup, 1½ cups", "one half cup, one and one half cups"},
              {"2(a + 1) = 8", "two open bracket A plus one close bracket equals eight"},
              {"x ≤ 5 and y ≠ 2", "X is less than or equal to five and Y is not equal to two"},
              {"2^10", "two to the power of ten"},
              {"6 × 7 = 42", "six times seven equals forty-two"},
              {"10 - 4", "ten minus four"},
              {"x^3", "X cubed"},
              {"I think a cat", "I think a cat"}});
}

TEST(SpokenText, ReadsEnglishAddressesAndNumbersThatAreDialled) {
  Check(kEn, {{"Mail me at dana.k@example.com.", "Mail me at dana dot K at example dot com."},
              {"https://www.example.org/help?x=1", "W W W dot example dot org slash help"},
              {"findahelpline.com has more", "findahelpline dot com has more"},
              {"Call 988 now.", "Call nine eight eight now."},
              {"988 in the US, by call or text", "nine eight eight in the U S, by call or text"},
              {"There are 911 of them", "There are nine hundred eleven of them"},
              {"010-1234-5678", "oh one oh, one two three four, five six seven eight"},
              {"+82 10-1234-5678", "plus eight two, one oh, one two three four, five six seven eight"},
              {"116 123 in the UK", "one one six, one two three in the U K"},
              {"555-1234", "five five five, one two three four"}});
}

TEST(SpokenText, ReadsEnglishShortForms) {
  Check(kEn, {{"Dr. Kim met Mrs. Lee", "Doctor Kim met Missus Lee"},
              {"tea, coffee etc.", "tea, coffee et cetera"},
              {"e.g. a walk", "for example, a walk"},
              {"cats & dogs", "cats and dogs"},
              {"The API of NASA on TV", "The A P I of nasa on T V"},
              {"NO way, that is SO good", "no way, that is so good"},
              {"two TVs", "two T V's"},
              {"an MP3 on 5G", "an M P three on five G"},
              {"OK, mm-hm, hmm, aww", "okay, mm-hm, hmm, aww"},
              {"um... I'll wait", "um. I'll wait"},
              {"He said don't, John's dad", "He said don't, John's dad"}});
}

TEST(SpokenText, LeavesOutWhatIsForTheEye) {
  Check(kEn, {{"**Bold** and *soft* and `code`", "Bold and soft and code"},
              {"# Title\n- one\n- two", "Title. one. two"},
              {"[the page](https://example.com/x_(y)) says", "the page says"},
              {"Well done! 🎉👍🏽 :)", "Well done!"},
              {"I ❤️ it", "I it"},
              {"“So,” she said… then left — gone", "So, she said. then left, gone"},
              {"🎉", ""},
              {"...", ""},
              {"3 * 4 = 12", "three times four equals twelve"}});
  Check(kKo, {{"**중요**해요 😊", "중요해요"}, {"좋아요~ ^^", "좋아요"}, {"슬퍼요 ㅠㅠ", "슬퍼요"}, {"- 하나\n- 둘", "하나. 둘"}});
}

TEST(SpokenText, CountsInKoreanByWhatIsCounted) {
  Check(kKo, {{"사과 3개 주세요", "사과 세 개 주세요"},
              {"3개월 걸려요", "삼 개월 걸려요"},
              {"3개를 샀어요", "세 개를 샀어요"},
              {"친구 2명과 고양이 1마리", "친구 두 명과 고양이 한 마리"},
              {"저는 20살이고 동생은 18살이에요", "저는 스무 살이고 동생은 열여덟 살이에요"},
              {"5층 303호", "오 층 삼백삼 호"},
              {"2시간 30분", "두 시간 삼십 분"},
              {"24시간", "이십사 시간"},
              {"1번째, 3번째", "첫 번째, 세 번째"},
              {"3번 했어요", "세 번 했어요"},
              {"3번 문제", "삼 번 문제"},
              {"20대 여성과 자동차 3대", "이십 대 여성과 자동차 세 대"},
              {"3배, 100배", "세 배, 백 배"},
              {"120명", "백이십 명"},
              {"책 10권", "책 열 권"},
              {"3~4개", "서너 개"},
              {"2~3일", "이삼일"},
              {"10~15분", "십에서 십오 분"},
              {"제3장", "제삼 장"},
              {"3달러", "삼 달러"},
              {"3주 동안 5년째", "삼 주 동안 오 년째"}});
}

TEST(SpokenText, ReadsKoreanDatesAndTimes) {
  Check(kKo, {{"2026년 11월 27일 오후 12시 30분", "이천이십육 년 십일월 이십칠일 오후 열두 시 삼십 분"},
              {"2026-11-27", "이천이십육 년 십일월 이십칠일"},
              {"2026.6.3. 회의", "이천이십육 년 유월 삼일 회의"},
              {"6월 10일과 10월 6일", "유월 십일과 시월 육일"},
              {"7:30에 만나요", "일곱 시 삼십 분에 만나요"},
              {"18:00", "십팔 시"},
              {"2026년에", "이천이십육 년에"},
              {"1990년대", "천구백구십 년대"},
              {"11/27", "십일월 이십칠일"},
              {"3/4", "사분의 삼"}});
}

TEST(SpokenText, ReadsKoreanMoneyUnitsAndNumbers) {
  Check(kKo, {{"1,250원", "천이백오십 원"},
              {"3만 5천원", "삼만 오천 원"},
              {"1만원", "만 원"},
              {"$5", "오 달러"},
              {"₩12,000", "만 이천 원"},
              {"5km를 3kg", "오 킬로미터를 삼 킬로그램"},
              {"시속 60km/h", "시속 시속 육십 킬로미터"},
              {"-5°C", "영하 오 도"},
              {"-3도예요", "영하 삼 도예요"},
              {"36.5도", "삼십육 점 오 도"},
              {"95% 확실해요", "구십오 퍼센트 확실해요"},
              {"1.5배", "일 점 오 배"},
              {"3을 2로 나누면", "삼을 이로 나누면"},
              {"8GB", "팔 기가바이트"}});
}

TEST(SpokenText, ReadsKoreanPhonesAddressesAndFormulas) {
  Check(kKo, {{"010-1234-5678로 전화해요", "공일공, 일이삼사, 오육칠팔로 전화해요"},
              {"109나 1577-0199에 전화하세요", "일공구나 일오칠칠, 공일구구에 전화하세요"},
              {"119명", "백십구 명"},
              {"3x + 1 = 4", "삼 엑스 더하기 일은 사"},
              {"x² - 2 = 0", "엑스 제곱 빼기 이는 영"},
              {"x = 1이에요", "엑스는 일이에요"},
              {"x < 3", "엑스는 삼보다 작다"},
              {"√2", "루트 이"},
              {"½", "이분의 일"},
              {"2(x + 1) = 8", "이 괄호 열고 엑스 더하기 일 괄호 닫기는 팔"},
              {"1/2 + 1/3 = 5/6", "이분의 일 더하기 삼분의 일은 육분의 오"},
              {"dana@example.com", "[dana] 골뱅이 [example] 닷 컴"}});
}

TEST(SpokenText, GivesEachVoiceItsOwnWords) {
  Check(kKo, {{"API를 써요", "에이피아이를 써요"},
              {"TV 보고 A팀이 이겼어요", "티브이 보고 에이팀이 이겼어요"},
              {"Netflix를 봤어요", "[Netflix] 를 봤어요"},
              {"Machine Learning은 어려워요", "[Machine Learning] 은 어려워요"},
              {"NASA의 MP3, 3D와 5G", "나사의 엠피쓰리, 쓰리디와 파이브지"},
              {"I don't know 라고 했어요", "[I don't know] 라고 했어요"},
              {"OK, 좋아요", "오케이, 좋아요"}});
  Check(kEn, {{"The word 사랑 means love.", "The word [사랑] means love."}, {"Say 안녕 하세요, please", "Say [안녕 하세요,] please"}, {"I bought 사과 3개 today", "I bought [사과 세 개] today"}});
}

TEST(SpokenText, LaughsWhatIsLaughed) {
  Check(kEn, {{"Haha, that's good", "~ha ha,~ that's good"}, {"hahahaha", "~ha ha ha~"}, {"hehe", "~heh heh~"}, {"Have a hat", "Have a hat"}, {"lol", "~ha ha~"}});
  Check(kKo, {{"하하, 좋네요", "~하하,~ 좋네요"}, {"ㅋㅋㅋ 웃겨요", "~크크~ 웃겨요"}, {"ㅎㅎ", "~하하~"}, {"음… 글쎄요", "음. 글쎄요"}, {"영하의 날씨", "영하의 날씨"}, {"ㅇㅇ 그래", "응 그래"}});
}

TEST(SpokenText, LeavesNothingThatAVoiceCannotRead) {
  const std::string_view odd[] = {"a\xff" "b", "x_y_z", "<b>hi</b>", "if (a<b) { c[1] = 2; }", "100,00,0.5.5", "1e10", "٣", "漢字", "\\frac{1}{2}", "5'11\"", "@you #tag ^^ ~~~", "12:99", "$", "--", "50 %-ig", "가나다ABC123라", "-", "=",
                                  "((((", "3..4", "https://", "a@b", "0", "00", "😀1😀", "v1.2.3", "C++ & C#", "ㅋ", "ㅏㅏ", "1/0", "x^", "√", "½½"};
  for (const Language language : {kEn, kKo})
    for (const std::string_view text : odd)
      for (const SpokenStretch& piece : SpokenText(text, language)) {
        ASSERT_TRUE(IsUtf8(piece.text)) << text;
        for (size_t at = 0; at < piece.text.size();) {
          const char32_t c = DecodeUtf8(piece.text, at);
          const bool mark = c < 0x80 && std::string_view(" .,;:?!'-").find(static_cast<char>(c)) != std::string_view::npos, latin = (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0) || (c >= 0xC0 && c < 0x250);
          EXPECT_TRUE(mark || (piece.language == kEn ? latin : IsHangulSyllable(c))) << text << " -> " << piece.text;
        }
      }
}

TEST(FirstClause, CutsWhereBothPartsCanStand) {
  const auto first = [](std::string_view text, Language language) { return std::string(text.substr(0, FirstClause(text, language))); };
  EXPECT_EQ(first("I was thinking about that, and I believe you are right.", kEn), "I was thinking about that, ");
  EXPECT_EQ(first("Well, I was thinking about that, and I believe it.", kEn), "Well, I was thinking about that, ");
  EXPECT_EQ(first("Yes, of course.", kEn), "");
  EXPECT_EQ(first("That is what you told me yesterday, no?", kEn), "");
  EXPECT_EQ(first("It was 1,250,000 dollars and nothing else mattered", kEn), "");
  EXPECT_EQ(first("She said (after a while, of course) that it was fine, and then she left.", kEn), "She said (after a while, of course) that it was fine, ");
  EXPECT_EQ(first("어제 하신 말씀을 생각해 봤는데, 맞는 것 같아요.", kKo), "어제 하신 말씀을 생각해 봤는데, ");
  EXPECT_EQ(first("네, 그래요.", kKo), "");
}

}  // namespace
}  // namespace sam
