#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/past_calendar.h"
#include "perception/past_time.h"

namespace sam::english {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 5> kSeasons = {"spring", "summer", "autumn", "winter", "fall"};
constexpr std::array<std::string_view, 11> kCounts = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

template <size_t N>
std::optional<int> IndexIn(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::nullopt : std::optional(static_cast<int>(found - words.begin()));
}

/// A number in digits, with or without "st", "nd", "rd", "th"; 0 where it is none.
int NumberIn(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  const std::string_view rest = word.substr(static_cast<size_t>(end - word.data()));
  return error == std::errc() && (rest.empty() || IsOneOf(rest, {"st", "nd", "rd", "th"})) ? value : 0;
}

/// Reads one expression from a word on.
class Reader {
 public:
  Reader(std::string_view lower, const Moment& now) : lower_(lower), words_(SplitWords(lower)), calendar_(now) {}

  std::optional<TimeSpan> First() {
    for (size_t i = 0; i < words_.size(); ++i) {
      used_ = 0;
      if (auto span = At(i)) return Named(std::move(*span), i);
    }
    return std::nullopt;
  }

 private:
  std::string_view Word(size_t i) const { return i < words_.size() ? words_[i] : std::string_view(); }
  bool Is(size_t i, std::initializer_list<std::string_view> any) const { return IsOneOf(Word(i), any); }
  std::optional<TimeSpan> Took(size_t count, Days days) {
    used_ = count;
    return calendar_.Span(days);
  }

  std::optional<TimeSpan> At(size_t i) {
    if (auto span = Near(i)) return span;
    if (auto span = Ago(i)) return span;
    if (Is(i, {"last", "past"})) {
      if (auto span = Last(i)) return span;
    }
    if (Word(i) == "this") {
      if (auto span = This(i)) return span;
    }
    return OfCalendar(i);
  }

  std::optional<TimeSpan> Near(size_t i) {
    if (Word(i) == "yesterday") return Took(1, calendar_.Day(1));
    if (Word(i) == "today" || (Word(i) == "this" && Is(i + 1, {"morning", "afternoon", "evening"}))) return Took(Word(i) == "today" ? 1 : 2, calendar_.Day(0));
    if (Is(i, {"recently", "lately"})) return Took(1, calendar_.LastDays(21));
    if (Word(i) == "the" && Word(i + 1) == "other" && Is(i + 2, {"day", "night", "week"})) return Took(3, calendar_.About(5, 9));
    if (Word(i) == "day" && Word(i + 1) == "before" && Word(i + 2) == "yesterday") return Took(3, calendar_.Day(2));
    if (Is(i, {"at", "on", "over"}) && Word(i + 1) == "the" && Word(i + 2) == "weekend") return Took(3, calendar_.Weekend(1));
    return std::nullopt;
  }

  std::optional<TimeSpan> Last(size_t i) {
    const std::string_view what = Word(i + 1);
    if (what == "time" && Word(i) == "last") {
      TimeSpan span;
      span.sitting = true;
      used_ = 2;
      return span;
    }
    if (what == "night") return Took(2, calendar_.Day(1));
    if (what == "week") return Took(2, calendar_.Week(1));
    if (what == "weekend") return Took(2, calendar_.Weekend(1));
    if (what == "month") return Took(2, calendar_.Month(1));
    if (what == "year") return LastYear(i);
    if (what == "few" || what == "couple") return Took(3, calendar_.LastDays(StartsWith(Word(i + 2 + (what == "couple")), "week") ? 28 : StartsWith(Word(i + 2), "month") ? 120 : 5));
    if (const auto day = IndexIn(kWeekdays, what)) return Took(2, calendar_.Weekday(*day));
    if (const auto month = IndexIn(kMonths, what)) return Took(2, calendar_.MonthNamed(static_cast<unsigned>(*month) + 1, Which::kOver));
    if (const auto season = IndexIn(kSeasons, what)) return Took(2, calendar_.Season(SeasonOf(*season), Which::kOver));
    if (auto feast = FeastFrom(i + 1, std::nullopt)) return ++used_, feast;
    return std::nullopt;
  }

  /// "last year", "last year at easter", "last year in may".
  std::optional<TimeSpan> LastYear(size_t i) {
    const size_t then = i + 2 + (Is(i + 2, {"in", "at", "on", "over"}) ? 1u : 0u);
    const int year = calendar_.year() - 1;
    if (const auto month = IndexIn(kMonths, Word(then))) return Took(then + 1 - i, calendar_.MonthNamed(static_cast<unsigned>(*month) + 1, Which::kOver, year));
    if (auto feast = FeastFrom(then, year)) return used_ += then - i, feast;
    return Took(2, calendar_.Year(1));
  }

  std::optional<TimeSpan> This(size_t i) {
    const std::string_view what = Word(i + 1);
    if (what == "week") return Took(2, calendar_.Week(0));
    if (what == "month") return Took(2, calendar_.Month(0));
    if (what == "year") return Took(2, calendar_.Year(0));
    if (what == "weekend") return Took(2, calendar_.Weekend(1));
    if (const auto season = IndexIn(kSeasons, what)) return Took(2, calendar_.Season(SeasonOf(*season), Which::kBegun));
    return std::nullopt;
  }

  static unsigned SeasonOf(int index) { return index == 4 ? 2u : static_cast<unsigned>(index); }

  /// "two weeks ago", "a couple of months ago".
  std::optional<TimeSpan> Ago(size_t i) {
    int count = NumberIn(Word(i));
    size_t at = i + 1;
    bool vague = false;
    if (count == 0) count = IndexIn(kCounts, Word(i)).value_or(0);
    if (Is(i, {"a", "an", "several", "few"})) {
      vague = Word(i) != "an" && (Word(i) != "a" || Is(i + 1, {"few", "couple"}));
      count = !vague ? 1 : Is(i + 1, {"couple"}) ? 2 : 4;
      while (Is(at, {"few", "couple", "of"})) ++at;
    }
    const std::string_view unit = Word(at);
    if (count <= 0 || count > 400 || Word(at + 1) != "ago") return std::nullopt;
    const size_t length = at + 2 - i;
    if (StartsWith(unit, "day")) return Took(length, vague ? calendar_.About(count, 2) : calendar_.Day(count));
    if (StartsWith(unit, "week")) return Took(length, calendar_.About(count * 7, vague ? 10 : 4));
    if (StartsWith(unit, "month")) return Took(length, calendar_.About(count * 30, vague ? 35 : 18));
    if (StartsWith(unit, "year")) return Took(length, calendar_.About(count * 365, 60));
    return std::nullopt;
  }

  std::optional<int> YearAfter(size_t i, size_t& length) const {
    const size_t at = i + length + (Word(i + length) == "of" ? 1u : 0u);
    if (Word(at) == "last" && Word(at + 1) == "year") return length = at + 2 - i, calendar_.year() - 1;
    const int year = NumberIn(Word(at));
    if (year >= 1990 && year <= calendar_.year()) return length = at + 1 - i, year;
    return std::nullopt;
  }

  bool Placed(size_t i) const {
    return i > 0 && (Is(i - 1, {"in", "during", "over", "since", "around", "of", "at", "on", "back", "early", "late", "mid"}) ||
                     (Word(i - 1) == "the" && i > 1 && Is(i - 2, {"in", "during", "over", "around", "of"})));
  }

  /// "april", "march 3rd", "the 3rd of march", "in the summer", "on friday", "at easter", "in 2025".
  std::optional<TimeSpan> OfCalendar(size_t i) {
    size_t length = 1;
    if (const auto month = IndexIn(kMonths, Word(i))) return MonthFrom(i, static_cast<unsigned>(*month) + 1);
    if (const auto season = IndexIn(kSeasons, Word(i)); season && Placed(i)) {
      const auto year = YearAfter(i, length);
      return Took(length, calendar_.Season(SeasonOf(*season), Which::kBegun, year));
    }
    if (const auto day = IndexIn(kWeekdays, Word(i)); day && i > 0 && Word(i - 1) == "on") return Took(1, calendar_.Weekday(*day));
    if (Placed(i) || Is(i > 0 ? i - 1 : i, {"for", "last"})) {
      if (auto feast = FeastFrom(i, std::nullopt)) return feast;
      if (const int year = NumberIn(Word(i)); year >= 1990 && year <= calendar_.year() && Word(i).size() == 4) return Took(1, calendar_.Year(calendar_.year() - year));
    }
    return std::nullopt;
  }

  std::optional<TimeSpan> MonthFrom(size_t i, unsigned month) {
    size_t length = 1;
    const int after = NumberIn(Word(i + 1)), before = i > 0 ? NumberIn(Word(i - 1)) : 0;
    const int two_before = i > 1 && Word(i - 1) == "of" ? NumberIn(Word(i - 2)) : 0;
    if (after >= 1 && after <= 31) {
      length = 2;
      const auto year = YearAfter(i, length);
      return Took(length, calendar_.Date(month, static_cast<unsigned>(after), year));
    }
    if (const int day = before + two_before; day >= 1 && day <= 31) return Took(1, calendar_.Date(month, static_cast<unsigned>(day)));
    const bool also_a_verb = Is(i, {"march", "may"});
    if (also_a_verb && !Placed(i)) return std::nullopt;
    const auto year = YearAfter(i, length);
    return Took(length, calendar_.MonthNamed(month, Which::kBegun, year));
  }

  std::optional<TimeSpan> FeastFrom(size_t i, std::optional<int> year) {
    if (i >= words_.size()) return std::nullopt;
    const size_t at = static_cast<size_t>(words_[i].data() - lower_.data());
    const FeastHit hit = FeastAt(lower_.substr(at), Language::kEnglish);
    if (hit.feast == nullptr) return std::nullopt;
    size_t length = 0;
    while (i + length < words_.size() && static_cast<size_t>(words_[i + length].data() - lower_.data()) < at + hit.length) ++length;
    if (!year) year = YearAfter(i, length);
    const auto days = calendar_.Around(*hit.feast, year);
    return days ? Took(length, *days) : std::nullopt;
  }

  /// With its place in the text, a preposition before it included, and its words as she says them.
  TimeSpan Named(TimeSpan span, size_t i) const {
    size_t first = i;
    while (first > 0 && Is(first - 1, {"in", "on", "at", "over", "during", "around", "the", "back", "of"})) --first;
    while (first < i && Is(first, {"of", "back"})) ++first;
    const size_t last = i + used_ - 1;
    span.begin = static_cast<size_t>(words_[first].data() - lower_.data());
    span.length = static_cast<size_t>(words_[last].data() - lower_.data()) + words_[last].size() - span.begin;
    for (size_t w = first; w <= last; ++w) {
      std::string word(words_[w]);
      const bool proper = IndexIn(kMonths, word) || IndexIn(kWeekdays, word) || FeastAt(word, Language::kEnglish).feast != nullptr;
      span.words += (w == first ? "" : " ") + (proper ? Capitalised(std::move(word)) : word);
    }
    return span;
  }

  std::string_view lower_;
  std::vector<std::string_view> words_;
  PastCalendar calendar_;
  size_t used_ = 0;  // words of the last expression
};

}  // namespace

std::optional<TimeSpan> PastTime(std::string_view lower, const Moment& now) { return Reader(lower, now).First(); }

}  // namespace sam::english

namespace sam {

std::optional<TimeSpan> PastTime(std::string_view text, const Moment& now, Language language) {
  return language == Language::kKorean ? korean::PastTime(text, now) : english::PastTime(ToLower(text), now);
}

}  // namespace sam
