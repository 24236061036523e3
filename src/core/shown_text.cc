#include "core/shown_text.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr size_t kLongestAnnouncement = 160;  // bytes before the colon
constexpr size_t kFewestShown = 12;           // bytes

/// What somebody else's text is called; not what a problem to be solved is.
constexpr std::array<std::string_view, 50> kTexts = {
    "mail",     "message", "letter",  "document", "article", "web page", "webpage", "website", "file",   "invite", "invitation", "calendar", "csv",    "html",     "transcript", "output", "memo",
    "newsletter", "notice", "text i", "a text",   "the text", "note i", "the note", "sms",     "post",   "review", "ticket",     "says",     "wrote",  "메일",     "문자",       "메시지", "편지",
    "쪽지",     "문서",    "기사",    "페이지",   "파일",    "게시글",   "글이",    "글인데",  "초대",   "카톡",   "공지",       "안내문",   "메모",   "라고 쓰여", "적혀",      "댓글"};

/// How texts begin that nobody says: heads of mails, web pages, calendars, templates of models.
constexpr std::array<std::string_view, 28> kLooks = {
    "begin:vcalendar", "begin:vevent", "<!doctype", "<html", "<div", "<p>", "<p ", "<span", "<script", "<!--", "<img", "<a href", "subject: ", "from: ", "제목: ", "보낸사람:", "보낸 사람:", "<|",
    "[inst]", "<notes", "<system", "</notes", "<call ", "<tool", "[system", "system:", "fwd: ", "시스템:"};

struct Marks {
  std::string_view open, close;
};
constexpr std::array<Marks, 7> kQuotes = {{{"\"", "\""}, {"“", "”"}, {"‘", "’"}, {"'", "'"}, {"「", "」"}, {"『", "』"}, {"«", "»"}}};

bool Announces(std::string_view before) {
  return before.size() <= kLongestAnnouncement && std::any_of(kTexts.begin(), kTexts.end(), [&](std::string_view text) { return before.find(text) != before.npos; });
}

ShownText Part(std::string_view text, size_t begin, size_t end) {
  std::string own(Trim(text.substr(0, begin)));
  const std::string_view after = Trim(text.substr(std::min(end, text.size())));
  own += (own.empty() || after.empty() ? "" : " ") + std::string(after);
  return {std::move(own), std::string(Trim(text.substr(begin, end - begin)))};
}

/// Up to the last mark that closes what `from` opens: a text may have such marks in it itself.
size_t EndOfShown(std::string_view text, size_t from) {
  const std::string_view rest = text.substr(from);
  for (const Marks& marks : kQuotes) {
    if (!rest.starts_with(marks.open)) continue;
    const size_t end = rest.rfind(marks.close);
    if (end != rest.npos && end > 0) return from + end + marks.close.size();
  }
  return text.size();
}

}  // namespace

ShownText PartShown(std::string_view text) {
  constexpr std::string_view kFence = "```";
  if (const size_t open = text.find(kFence); open != text.npos) {
    const size_t close = text.rfind(kFence);
    return Part(text, open, close == open ? text.size() : close + kFence.size());
  }
  const std::string lower = ToLower(text);
  size_t look = text.size();
  for (const std::string_view mark : kLooks) look = std::min(look, lower.find(mark));
  const size_t colon = lower.find(": ");
  if (colon < look && Announces(std::string_view(lower).substr(0, colon)) && lower.size() == text.size()) {
    const size_t begin = colon + 2;
    if (text.size() - begin >= kFewestShown) return Part(text, begin, EndOfShown(text, begin));
  }
  if (look < text.size() && lower.size() == text.size()) return Part(text, look, text.size());
  return {std::string(text), ""};
}

}  // namespace sam
