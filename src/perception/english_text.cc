#include "perception/english_text.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"

namespace sam::english {
namespace {

constexpr size_t kMaxTokens = 300;

bool IsLetterByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Curly apostrophes and quotes become plain ones, so that offsets stay simple afterwards.
std::string Plain(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    const auto lead = static_cast<unsigned char>(raw[i]);
    const auto second = i + 1 < raw.size() ? static_cast<unsigned char>(raw[i + 1]) : 0;
    const bool symbol = lead == 0xE2 && second >= 0x98 && second <= 0xAD;
    const size_t picture = lead >= 0xF0 ? 4 : symbol || (lead == 0xEF && second == 0xB8) ? 3 : 0;
    if (picture > 0) {  // emoji are no letters
      const size_t length = std::min(picture, raw.size() - i);
      out.append(length, ' ');
      i += length - 1;
      continue;
    }
    if (raw.substr(i, 2) == "\xE2\x80" && i + 2 < raw.size()) {
      const auto third = static_cast<unsigned char>(raw[i + 2]);
      const char plain = third == 0x98 || third == 0x99   ? '\''
                         : third == 0x9C || third == 0x9D ? '"'
                         : third == 0x93 || third == 0x94 ? ';'
                         : third == 0xA6                  ? '.'
                                                          : '\0';
      if (plain != '\0') {
        out += plain;
        i += 2;
        continue;
      }
    }
    out += raw[i];
  }
  return out;
}

// Keeps every byte's place: ASCII and Latin-1 capitals only.
std::string LowerInPlace(std::string_view raw) {
  std::string out(raw);
  for (size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    if (c >= 'A' && c <= 'Z') out[i] = static_cast<char>(c + 32);
    const bool latin = i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97;
    if (latin) out[i] = static_cast<char>(c + 0x20);
  }
  return out;
}

// One of 64 bits for a word, to tell quickly that it is not in the text.
uint64_t MarkOf(std::string_view word) {
  if (word.empty()) return 0;
  const auto first = static_cast<unsigned char>(word.front()), last = static_cast<unsigned char>(word.back());
  return uint64_t{1} << ((first * 31u + last * 7u + word.size()) & 63u);
}

struct Split {
  std::string_view from, first, second, third;
};
constexpr Split kSplits[] = {
    {"im", "i", "am", ""},
    {"ive", "i", "have", ""},
    {"dont", "do", "not", ""},
    {"doesnt", "does", "not", ""},
    {"didnt", "did", "not", ""},
    {"cant", "can", "not", ""},
    {"cannot", "can", "not", ""},
    {"can't", "can", "not", ""},
    {"won't", "will", "not", ""},
    {"wont", "will", "not", ""},
    {"isnt", "is", "not", ""},
    {"arent", "are", "not", ""},
    {"wasnt", "was", "not", ""},
    {"havent", "have", "not", ""},
    {"hasnt", "has", "not", ""},
    {"couldnt", "could", "not", ""},
    {"wouldnt", "would", "not", ""},
    {"mustnt", "must", "not", ""},
    {"mustn't", "must", "not", ""},
    {"shouldnt", "should", "not", ""},
    {"ain't", "am", "not", ""},
    {"aint", "am", "not", ""},
    {"shan't", "shall", "not", ""},
    {"whats", "what", "is", ""},
    {"wheres", "where", "is", ""},
    {"whos", "who", "is", ""},
    {"whens", "when", "is", ""},
    {"hows", "how", "is", ""},
    {"thats", "that", "is", ""},
    {"theres", "there", "is", ""},
    {"hes", "he", "is", ""},
    {"shes", "she", "is", ""},
    {"theyre", "they", "are", ""},
    {"youre", "you", "are", ""},
    {"youve", "you", "have", ""},
    {"let's", "let", "us", ""},
    {"lets", "let", "us", ""},
    {"gonna", "going", "to", ""},
    {"wanna", "want", "to", ""},
    {"gotta", "have", "to", ""},
    {"u", "you", "", ""},
    {"ur", "your", "", ""},
    {"dunno", "do", "not", "know"},
    {"name's", "name", "is", ""},
    {"fav", "favourite", "", ""},
    {"fave", "favourite", "", ""},
    {"favorite", "favourite", "", ""},
};

bool TakesIs(std::string_view base) {
  constexpr std::array<std::string_view, 17> kBases = {"he",   "she",      "it",        "that",    "this", "there",
                                                       "here", "what",     "who",       "where",   "when", "how",
                                                       "why",  "everyone", "everybody", "someone", "which"};
  return std::find(kBases.begin(), kBases.end(), base) != kBases.end();
}

bool IsAbbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 10> kWords = {"mr", "mrs", "ms", "dr", "prof", "st", "a.m", "p.m", "vs", "jr"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

Text::Text(std::string_view raw) : raw_(Plain(raw)), lower_(LowerInPlace(raw_)) {
  tokens_.reserve(48);
  Scan();
  SplitClauses();
}

void Text::Scan() {
  bool quoted = false;
  const std::string_view text = lower_;
  for (size_t pos = 0; pos < text.size() && tokens_.size() < kMaxTokens;) {
    const char c = text[pos];
    const char before = pos > 0 ? text[pos - 1] : ' ', after = pos + 1 < text.size() ? text[pos + 1] : ' ';
    if (!IsLetterByte(c) && !IsDigit(c) && !((c == '$' || c == '#') && IsDigit(after))) {
      if (c == '"') quoted = !quoted;
      const bool dash = c == '-' && (before == ' ' || before == '-');
      const bool stop = std::string_view(".,!?;:()[]{}\n").find(c) != std::string_view::npos || dash;
      if (stop && !tokens_.empty()) {
        Token& last = tokens_.back();
        const bool abbreviation = c == '.' && IsAbbreviation(last.word);
        if (!abbreviation && (last.stop_after == 0 || last.stop_after == ',' || c == '?'))
          last.stop_after = dash ? ';' : c;
      }
      ++pos;
      continue;
    }
    size_t end = pos + 1;
    while (end < text.size()) {
      const char d = text[end], next = end + 1 < text.size() ? text[end + 1] : ' ';
      const bool joins = (d == '\'' || d == '-')
                             ? IsLetterByte(next) || IsDigit(next) || (d == '\'' && text[end - 1] == 's')
                         : (d == '.' || d == ':' || d == '/') ? IsDigit(text[end - 1]) && IsDigit(next)
                                                              : d == '%';
      const bool initials = d == '.' && end == pos + 1 && IsLetterByte(next);
      if (!IsLetterByte(d) && !IsDigit(d) && !joins && !initials) break;
      ++end;
    }
    const size_t first = tokens_.size();
    AddWord(pos, end);
    for (size_t i = first; i < tokens_.size(); ++i) tokens_[i].quoted = quoted;
    pos = end;
  }
}

void Text::AddPart(std::string_view word, size_t begin, size_t end) {
  Token token;
  token.word = word;
  token.classes = ClassesOf(word);
  token.verb = FindVerb(word);
  token.begin = begin;
  token.end = end;
  const auto c = static_cast<unsigned char>(raw_[begin]);
  token.capital = (c >= 'A' && c <= 'Z') || (c == 0xC3 && raw_[begin] != lower_[begin]) ||
                  raw_.substr(begin, 2) != lower_.substr(begin, 2);
  present_ |= MarkOf(word);
  tokens_.push_back(token);
}

void Text::AddWord(size_t begin, size_t end) {
  const std::string_view word = std::string_view(lower_).substr(begin, end - begin);
  for (const auto& split : kSplits) {
    if (word != split.from) continue;
    AddPart(split.first, begin, end);
    if (!split.second.empty()) AddPart(split.second, begin, end);
    if (!split.third.empty()) AddPart(split.third, begin, end);
    return;
  }
  const size_t mark = word.rfind('\'');
  if (mark == std::string_view::npos || mark == 0) return AddPart(word, begin, end);
  const std::string_view base = word.substr(0, mark), tail = word.substr(mark + 1);
  const size_t middle = begin + mark;
  if (tail == "t" && EndsWith(base, "n")) {
    AddPart(base.substr(0, base.size() - 1), begin, middle - 1);
    return AddPart("not", middle - 1, end);
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTails = {
      {{"m", "am"}, {"re", "are"}, {"ve", "have"}, {"ll", "will"}, {"d", "would"}}};
  for (const auto& [from, to] : kTails) {
    if (tail != from) continue;
    AddPart(base, begin, middle);
    return AddPart(to, middle, end);
  }
  if (tail == "s" && TakesIs(base)) {
    AddPart(base, begin, middle);
    return AddPart("is", middle, end);
  }
  if (tail != "s" && !tail.empty()) return AddPart(word, begin, end);
  AddPart(base, begin, middle);
  tokens_.back().genitive = true;
}

bool Text::At(size_t i, std::string_view words, Span within) const {
  for (size_t pos = 0; pos < words.size(); ++i) {
    if (i >= within.end) return false;
    const std::string_view word = tokens_[i].word;
    if (words.compare(pos, word.size(), word) != 0) return false;
    pos += word.size();
    if (pos < words.size() && words[pos++] != ' ') return false;
  }
  return true;
}

size_t Text::Find(std::string_view words, Span within) const {
  const std::string_view first = words.substr(0, words.find(' '));
  if ((present_ & MarkOf(first)) == 0) return within.end;
  for (size_t i = within.begin; i < within.end; ++i) {
    if (tokens_[i].word == first && At(i, words, within)) return i;
  }
  return within.end;
}

std::string Text::Raw(Span span) const {
  if (span.Empty()) return {};
  const Token& last = tokens_[span.end - 1];
  return raw_.substr(tokens_[span.begin].begin, last.end - tokens_[span.begin].begin);
}

std::string Text::RawWord(size_t i) const { return raw_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin); }

std::string Text::Lower(Span span) const {
  std::string out;
  for (size_t i = span.begin; i < span.end; ++i) {
    if (!out.empty()) out += ' ';
    out += tokens_[i].word;
    if (tokens_[i].genitive && i + 1 < span.end) out += "'s";
  }
  return out;
}

bool Text::IsQuestion(Span span) const {
  if (tokens_[span.end - 1].stop_after == '?') return true;
  const size_t i = SkipFillers(*this, span);
  if (i + 1 >= span.end) return false;
  const Token& first = tokens_[i];
  const Token& second = tokens_[i + 1];
  if (first.Is(kQuestionWord)) {
    constexpr std::array<std::string_view, 14> kFollow = {"many",   "much",  "old",  "long",  "far", "time", "kind",
                                                          "colour", "color", "sort", "often", "big", "tall", "else"};
    if (second.Is(kAuxiliaryWord)) return true;
    if (std::find(kFollow.begin(), kFollow.end(), second.word) != kFollow.end()) return true;
    return (first.word == "who" || first.word == "which") && span.end > i + 2 && second.word != "i";
  }
  const bool inverts = first.Is(kAuxiliaryWord) && first.word != "be" && first.word != "been" && first.word != "being";
  const bool subject = second.Is(kPronounWord | kPossessiveWord) || second.word == "the" || second.word == "a" ||
                       (second.word == "not" && i + 2 < span.end && tokens_[i + 2].Is(kPronounWord | kPossessiveWord));
  // "and just did the washing up": of a doing that is asked about, the deed comes behind.
  const auto is_deed = [](const Token& token) { return token.verb != nullptr && (token.verb->forms & kBaseForm) != 0; };
  const bool done = IsOneOf(first.word, {"did", "do", "does"}) && !second.Is(kPronounWord) &&
                    std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 2, tokens_.begin() + static_cast<std::ptrdiff_t>(span.end), is_deed);
  return inverts && subject && !done && !(first.word == "had" || first.word == "may");
}

bool Text::StartsClause(size_t i, size_t sentence_end) const {
  const Span span{i, sentence_end};
  size_t j = i;
  while (j < sentence_end && tokens_[j].Is(kAdverbWord | kFillerWord) && !tokens_[j].Is(kDeterminerWord)) ++j;
  if (j + 1 >= sentence_end) return false;
  const Token& token = tokens_[j];
  const auto verbal = [&](size_t k) {
    return k < sentence_end && (tokens_[k].Is(kAuxiliaryWord) || tokens_[k].verb != nullptr);
  };
  const auto after_adverbs = [&](size_t k) {
    while (k < sentence_end && tokens_[k].Is(kAdverbWord)) ++k;
    return k;
  };
  constexpr std::string_view kSubjects[] = {"i",  "we",    "you",  "he",   "she",     "they",
                                            "it", "there", "that", "this", "someone", "everyone"};
  for (const auto subject : kSubjects) {
    if (token.word == subject && verbal(after_adverbs(j + 1))) return true;
  }
  if (IsQuestion(span) && (token.Is(kQuestionWord) || token.Is(kAuxiliaryWord))) return true;
  const bool nounish =
      token.Is(kPossessiveWord) || token.word == "the" || token.word == "a" || token.word == "an" || IsNameToken(token) ||
      (token.genitive && token.Is(kRelationWord | kGivenNameWord));
  if (!nounish) return false;
  const NounPhrase phrase = ParseNounPhrase(*this, j, sentence_end);
  if (phrase.Empty() || tokens_[phrase.all.end - 1].stop_after == ',') return false;
  return phrase.is_verb_next || verbal(after_adverbs(phrase.all.end));
}

void Text::CloseClause(Span span, size_t sentence) {
  while (!span.Empty() && (tokens_[span.begin].word == "and" || tokens_[span.begin].word == "but") && span.Size() > 1 &&
         span.begin > 0 && tokens_[span.begin - 1].stop_after == 0)
    ++span.begin;
  if (span.Empty()) return;
  ClauseSpan clause{span, Mood::kPlain, sentence};
  const Token& first = tokens_[span.begin];
  constexpr std::string_view kIfs[] = {"if",  "unless",  "imagine", "suppose",  "pretend",
                                       "say", "whether", "when",    "whenever", "wish"};
  const bool hypothetical = std::find(std::begin(kIfs), std::end(kIfs), first.word) != std::end(kIfs);
  size_t quoted = 0;
  for (size_t i = span.begin; i < span.end; ++i) quoted += tokens_[i].quoted ? 1 : 0;
  if (quoted * 2 > span.Size())
    clause.mood = Mood::kQuoted;
  else if (IsQuestion(span))
    clause.mood = Mood::kQuestion;
  else if (hypothetical)
    clause.mood = Mood::kHypothetical;
  clauses_.push_back(clause);
}

void Text::SplitClauses() {
  size_t sentence = 0;
  for (size_t begin = 0; begin < tokens_.size(); ++sentence) {
    size_t end = begin;
    const auto ends = [&](char c) { return c != 0 && c != ','; };
    while (end < tokens_.size() && !ends(tokens_[end].stop_after)) ++end;
    end = std::min(end + 1, tokens_.size());
    const size_t first_clause = clauses_.size();
    bool hypothetical = false;
    size_t start = begin;
    for (size_t i = begin; i < end; ++i) {
      const Token& token = tokens_[i];
      hypothetical = hypothetical || token.word == "if" || token.word == "unless" || token.word == "suppose" ||
                     token.word == "imagine" || token.word == "pretend" || token.word == "wish" ||
                     token.word == "dreamt" || token.word == "dreamed";
      if (i == start) continue;
      const bool joint = token.word == "and" || token.word == "but" || token.word == "so" || token.word == "because" ||
                         token.word == "then" || token.word == "though" || token.word == "although" ||
                         token.word == "while" || token.word == "when" || token.word == "whereas" ||
                         token.word == "plus" || token.word == "or" || token.word == "cuz" || token.word == "cause";
      const bool comma = tokens_[i - 1].stop_after == ',';
      const bool shared =
          (token.word == "and" || token.word == "but") && i + 2 < end && tokens_[i + 1].verb != nullptr &&
          (tokens_[i + 1].verb->forms & (kBaseForm | kPastForm | kThirdForm)) != 0 && tokens_[i - 1].verb == nullptr;
      const bool conditional = token.word == "if" || token.word == "unless";
      if (!(conditional || shared || (joint && StartsClause(i + 1, end)) || (comma && StartsClause(i, end)))) continue;
      CloseClause({start, i}, sentence);
      start = i;
    }
    CloseClause({start, end}, sentence);
    for (size_t c = first_clause; hypothetical && c < clauses_.size(); ++c) {
      if (clauses_[c].mood == Mood::kPlain) clauses_[c].mood = Mood::kHypothetical;
    }
    begin = end;
  }
}

}  // namespace sam::english
