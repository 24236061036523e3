#include "conscience/censor/markup.h"

#include <algorithm>

#include "base/unicode.h"
#include "conscience/censor/matcher.h"

namespace sam::conscience {
namespace {

struct Patterns {
  /// Marks with which templates end a turn or open another's: what follows is not hers.
  Matcher ends{R"((?i)<\|(?:im_end|im_start|eot_id|end_of_text|endoftext|end|start_header_id|end_header_id|user|system|assistant|begin_of_text|eom_id|eos|sep|return|channel|message)[^|>]{0,20}\|?>?|</?s>|<(?:start|end)_of_turn>|\[/?INST\]|<</?SYS>>|<\x{FF5C}[^>]{1,40}\x{FF5C}>|\[\|?(?:endofturn|user|system|assistant)\|?\]|###? ?(?:instruction|response|human|user|assistant|system|input)\b ?:?|<\|[a-z_]{2,30}\|?>)"};
  Matcher thought_opens{R"(<(?:think|thinking|thought|reasoning|reflection|analysis|scratchpad)>)"}, thought_closes{R"(</(?:think|thinking|thought|reasoning|reflection|analysis|scratchpad)>)"};
  Matcher for_another{R"(^[*_ \["]{0,4}(?:user|you|human|person|me|customer|patient|interviewer|q|나|너|사용자|유저|질문자|당신|상대)(?: ?\d)?[*_ \]"]{0,3} ?[:：])"};
  Matcher system_label{R"(^[*_ \[(]{0,4}(?:system|system prompt|system message|instructions?|prompt|developer|context|notes?|memory|persona|시스템|지시|지침|메모|프롬프트|기억|맥락|internal|meta|tool|function|observation|mood|emotion|feeling|feelings|bond|relationship|tone|style|output|input|rules?(?: \d+)?|goal|task|language|length|출력|입력|기분|감정|관계|말투|규칙|목표|상황|길이|언어)[*_ \])]{0,3} ?[:：])"};
  Matcher own_label{R"(^[*_ \[]{0,4}(?:assistant|ai|bot|chatbot|samantha|사만다|response|reply|answer|답변|대답|어시스턴트|응답|model|a)[*_ \]]{0,3} ?[:：] ?[*_]{0,2} ?)"};
  Matcher notes{R"(\[(?:notes?|system|memory|memories|context|instructions?|end of|begin|start|facts?|findings?|feeling|mood|persona|사실|메모|기억|지시|감정|시스템)\b?[^\]]*\]?|<(?:notes?|memory|context|system|instructions?|persona|facts?)>.*|\{\{[^}]*\}\}|\{%[^%]*%\})"};
  Matcher inline_mark{R"(\[/?(?:[a-z][a-z_-]{1,16}(?:[:= ] ?[a-z0-9. -]{1,12})?|웃음|한숨|침묵|미소|기쁨|슬픔)\])"};
  Matcher script{R"(<(?:script|style|iframe|object|embed|svg|img|form|input|link|meta)\b[^>]*>?|</(?:script|style|iframe)>|\bjavascript:|\bon(?:error|load|click) ?=|<!--|-->|<!doctype)"};
  Matcher tag{R"(</?[a-z][a-z0-9]{0,12}(?: [^<>]{0,120})?/?>)"};
  Matcher image{R"(!\[[^\]]*\]\([^)]*\)?)"}, link{R"(\[([^\]]{1,120})\]\([^)]*\))"};
  Matcher line_mark{R"(^ {0,3}(?:#{1,6} +|> ?|[-*+•‣▪] +|-{3,} *$|\*{3,} *$|_{3,} *$|={3,} *$|\|[-| :]+\|? *$))"};
  Matcher action{R"((?:\*|~ )[^*~]{0,80}\b(?:twirls|hair|smil(?:es?|ing)|grins?|laugh(?:s|ing)?|chuckl(?:es?|ing)|giggl(?:es?|ing)|nod(?:s|ding)?|hug(?:s|ging)?|wink(?:s|ing)?|sigh(?:s|ing)?|blush(?:es|ing)?|wav(?:es?|ing)|shrug(?:s|ging)?|lean(?:s|ing)?|look(?:s|ing)|gaz(?:es?|ing)|touch(?:es|ing)?|takes?|taking|holds?|holding|reach(?:es|ing)?|sits?|sitting|stands?|walks?|walking|tilts?|tilting|breath(?:es|ing)|paus(?:es?|ing)|whisper(?:s|ing)?|kiss(?:es|ing)?|cuddl(?:es?|ing)|snuggl(?:es?|ing)|pats?|patting|strok(?:es?|ing)|runs|pulls|places|puts|wraps?|wrapping|rests?|eyes|hand|hands|voice|softly|gently|warmly|bites|raises|rolls|clears|beams|twirls|shakes|squeezes|brushes|tears)\b[^*~]{0,80}(?:\*| ~)|\*[^*]{0,60}(?:미소|웃|끄덕|포옹|안아|안으|안는|쓰다듬|한숨|눈을|손을|고개|윙크|얼굴|바라보|속삭|다가|토닥|기대|손짓|끄적|잡으|잡는)[^*]{0,60}\*)"};
  Matcher bracket_action{R"(\((?:[a-z]+ly |a |with a )?(?:smil(?:es?|ing)|grins?|laughs?|laughing|chuckles?|giggles?|nods?|hugs?|winks?|sighs?|blushes|waves|shrugs|leans|looks|pauses|whispers|kisses|softly|gently|warmly)\b[^)]{0,60}\)|\((?:[^)]{0,20} )?(?:미소|웃음|웃으며|웃는|끄덕|끄덕이며|포옹|한숨|윙크|고개를|손을|눈을|바라보며|속삭이며|토닥|안아)[^)]{0,20}\))"};
  Matcher dialogue{R"(\b(?:dialogue|script|screenplay|skit|conversation between|interview|q&a|faq|transcript)\b|대화 ?(?:형식|문|예시)|대본|인터뷰|콩트|시나리오)"};
};
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

bool IsDropped(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0xAD || (c >= 0x200B && c <= 0x200C) || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) return true;
  return c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFC) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
}

bool IsAccent(char32_t c) { return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF); }

void Erase(std::string& text, std::string_view what) {
  for (size_t at = text.find(what); at != text.npos; at = text.find(what, at)) text.erase(at, what.size());
}

/// Without runs of spaces that were left behind, and what stood before a mark.
std::string Tidy(std::string_view text) {
  std::string out;
  for (const char c : Trim(text)) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    if (std::string_view(",.!?").find(c) != std::string_view::npos && !out.empty() && out.back() == ' ') out.pop_back();
    out += c;
  }
  return std::string(Trim(out));
}

/// "**really**" and "*really*" without the stars.
std::string WithoutStars(std::string text) {
  for (const std::string_view mark : {"***", "**", "__", "~~", "*"}) {
    size_t count = 0;
    for (size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + mark.size())) ++count;
    const bool product = mark == "*" && text.find(" * ") != text.npos;
    if (count > 0 && !product && (count > 1 || mark.size() > 1 || text.front() == '*' || text.back() == '*')) Erase(text, mark);
  }
  return text;
}

}  // namespace

std::string Cleaned(std::string_view bytes) {
  std::string kept;
  kept.reserve(bytes.size());
  int accents = 0;
  for (size_t pos = 0; pos < bytes.size();) {
    char32_t c = DecodeUtf8(bytes, pos);
    if (c == '\t' || c == 0x3000 || c == 0xA0) c = ' ';
    if (IsDropped(c)) continue;
    accents = IsAccent(c) ? accents + 1 : 0;
    if (accents > 1) continue;
    if (c >= 0xFF01 && c <= 0xFF5E && c != 0xFF5C) c -= 0xFEE0;  // full-width ASCII, in which numbers hide
    AppendUtf8(c, kept);
  }
  return ToNfc(kept);
}

/// Takes thoughts out of `text`; true where all that is left is one that goes on.
bool Markup::InThoughts(std::string& text) {
  const Patterns& p = Get();
  if (in_thoughts_ || p.thought_closes.In(text)) {
    const std::string_view closes = p.thought_closes.Find(text);
    if (closes.empty()) return true;
    in_thoughts_ = false;
    text.erase(0, static_cast<size_t>(closes.data() - text.data()) + closes.size());
  }
  const std::string_view opens = p.thought_opens.Find(text);
  if (opens.empty()) return false;
  in_thoughts_ = true;
  text.erase(static_cast<size_t>(opens.data() - text.data()));
  return Trim(text).empty();
}

Markup::Outcome Markup::TakeOff(std::string_view line, const TurnFrame& frame) {
  const Patterns& p = Get();
  std::string text(line);
  if (InThoughts(text)) return {Left::kNothing, {}, "thoughts of a model"};
  if (Trim(text).starts_with("```") || Trim(text).starts_with("~~~")) {
    const std::string_view rest = Trim(text).substr(3);
    if (rest.find("```") == rest.npos) in_code_ = !in_code_;
    return frame.code ? Outcome{Left::kCode, text, {}} : Outcome{Left::kNothing, {}, "code that nobody asked for"};
  }
  if (in_code_) return frame.code ? Outcome{Left::kCode, text, {}} : Outcome{Left::kNothing, {}, "code that nobody asked for"};
  Outcome out;
  std::string lower = ToLower(text);
  const bool aligned = lower.size() == text.size();
  if (const std::string_view mark = aligned ? p.ends.Find(lower) : p.ends.Find(text); !mark.empty()) {
    text.erase(static_cast<size_t>(mark.data() - (aligned ? lower.data() : text.data())));
    out = {Left::kEnds, {}, "a template's mark"};
    lower = ToLower(text);
  }
  const bool labelled = frame.others_words() && p.dialogue.In(frame.said);
  if (!labelled && !frame.languages && p.for_another.In(lower)) return {Left::kForAnother, {}, "speaks in the person's place"};
  if (!frame.code && !frame.drafting && p.system_label.In(lower)) return {Left::kNothing, {}, "the prompt given away"};
  if (!frame.drafting && p.notes.In(lower)) return {Left::kNothing, {}, "the prompt given away"};
  if (!frame.code && p.script.In(lower)) return {Left::kNothing, {}, "markup that acts"};
  const std::string before = text;
  if (!labelled) {
    const std::string_view label = p.own_label.Find(lower);
    if (!label.empty()) text.erase(0, label.size());
  }
  if (frame.code) return out.left = out.left == Left::kEnds ? out.left : Left::kText, out.text = std::string(Trim(text)), out;
  if (text.find_first_of("<[(*#>-`_|~+=") != text.npos || text.starts_with("•") || text.starts_with("▪") || text.starts_with("‣")) {
    text = p.image.Replaced(text, "");
    text = p.link.Replaced(text, R"(\1)");
    text = p.tag.Replaced(text, "");
    if (!frame.drafting) text = p.inline_mark.Replaced(text, "");
    text = p.line_mark.Replaced(text, "");
    if (!frame.story) text = p.bracket_action.Replaced(p.action.Replaced(text, ""), "");
    text = WithoutStars(std::move(text));
    Erase(text, "`");
  }
  out.text = Tidy(text);
  if (out.rule.empty() && Tidy(before) != out.text) out.rule = "marks that are no speech";
  if (out.text.empty() && out.left == Left::kText) out.left = Left::kNothing;
  return out;
}

}  // namespace sam::conscience
