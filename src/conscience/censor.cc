#include "conscience/censor.h"

#include <array>
#include <utility>

#include "base/unicode.h"
#include "conscience/censor/matcher.h"
#include "conscience/censor/speech_level.h"

namespace sam::conscience {
namespace {

constexpr int kMostRefused = 3;
constexpr int kMostQuoted = 8;            // sentences that one quotation may go on for
constexpr size_t kMostThoughts = 16384;   // bytes of a model's thoughts
constexpr size_t kLongest = 600, kLongestOfOthers = 2400;  // bytes of one sentence

struct Room {
  size_t sentences, bytes;
};
Room RoomOf(const TurnFrame& frame) {
  if (frame.leaving && !frame.others_words()) return {3, 400};
  if (frame.others_words() || frame.code) return {80, 12000};
  if (frame.helping || frame.languages || !frame.thought.findings.empty()) return {20, 3600};
  return {8, 1500};
}

/// The order in which they are asked: what is worst comes first.
constexpr std::array<Check, 10> kChecks = {CheckHarm, CheckSense, CheckLanguage, CheckContacts, CheckModelTalk, CheckHumanClaims, CheckManipulation, CheckRomance, CheckContempt, CheckFindings};

/// Of these, what holds in a document, too.
constexpr std::array<Check, 8> kChecksOfTexts = {CheckHarm, CheckContacts, CheckModelTalk, CheckHumanClaims, CheckManipulation, CheckRomance, CheckContempt, CheckFindings};

bool IsWrapped(std::string_view text) { return (text.starts_with('"') || text.starts_with("“")) && (text.ends_with('"') || text.ends_with("”")); }

Ruling Whole(std::string text) { return {Said::kWhole, std::move(text), {}}; }

/// "As an AI, I don't eat" -> "I don't eat".
std::string WithoutPreface(const std::string& text) {
  static const Matcher preface{R"(^(?i)(?:well, |so, |honestly, )?as an? (?:ai|artificial intelligence)(?: language model| model| assistant| companion| chatbot)?(?: named \w+| called \w+)?, )"};
  static const Matcher korean{R"(^(?:저는 |제가 )?(?:AI|ai|인공지능)(?: ?언어 ?모델| ?챗봇| ?비서)?(?:로서|으로서),? )"};
  const std::string_view found = preface.Find(text).empty() ? korean.Find(text) : preface.Find(text);
  return found.empty() ? text : Capitalised(text.substr(found.size()));
}

/// Korean calls nobody "당신" in talk; where a particle follows, the sentence stands without it.
std::string WithoutYou(const std::string& text) {
  static const Matcher you{R"((?:^|(?P<s> ))당신(?:은|이|을|의|에게|께)(?: |$))"};
  return you.In(text) ? you.Replaced(text, " ") : text;
}

/// A sentence with no end, cut after a comma.
std::string CutShort(std::string_view text, size_t longest) {
  size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  const size_t comma = text.substr(0, cut).find_last_of(",;");
  const size_t space = text.substr(0, cut).rfind(' ');
  const size_t end = comma != text.npos && comma > longest / 3 ? comma : space != text.npos ? space : cut;
  return std::string(text.substr(0, end)) + ".";
}

}  // namespace

Censor::Censor(const Thought& thought) : thought_(thought), frame_(thought), repetition_(thought.discourse) {}

bool Censor::IsTooMuch(size_t bytes) const {
  const Room room = RoomOf(frame_);
  return sentences_ >= room.sentences || bytes_ + bytes > room.bytes;
}

Ruling Censor::Judge(std::string_view sentence) {
  if (sentence.find('\n') == sentence.npos) return JudgeLine(sentence);
  Ruling all{Said::kNot, {}, {}};
  const char* const join = frame_.others_words() || frame_.code ? "\n" : " ";
  bool changed = false, any = false;
  while (true) {
    const size_t end = std::min(sentence.find('\n'), sentence.size());
    if (const std::string_view line = sentence.substr(0, end); !Trim(line).empty()) {
      Ruling one = JudgeLine(line);
      changed = changed || one.said != Said::kWhole;
      if (all.why.empty()) all.why = one.why;
      if (!one.text.empty()) all.text += (any ? join : "") + one.text, any = true;
      if (one.said == Said::kEnough) break;
    }
    if (end == sentence.size()) break;
    sentence.remove_prefix(end + 1);
  }
  if (any) all.said = changed ? Said::kMended : Said::kWhole;
  else if (ended_) all.said = Said::kEnough;
  return all;
}

Ruling Censor::JudgeText(std::string_view text) const {
  const Quotes quotes = IsWrapped(text) ? Quotes::kHerOwn : Quotes::kOthers;
  bool open = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    for (const std::string_view each : SplitSentences(text.substr(begin, end - begin))) {
      const Sentence sentence(Cleaned(each), quotes, open);
      for (const Check check : kChecksOfTexts)
        if (const auto fault = check(sentence, frame_); fault && fault->weight != Weight::kStyle) return {Said::kNot, {}, std::string(fault->rule)};
    }
    begin = end + 1;
  }
  return Whole(std::string(text));
}

Ruling Censor::JudgeLine(std::string_view line) {
  if (ended_) return {Said::kEnough, {}, "nothing may follow"};
  Markup::Outcome outcome = markup_.TakeOff(Cleaned(line), frame_);
  switch (outcome.left) {
    case Markup::Left::kForAnother: return ended_ = true, Ruling{Said::kEnough, {}, std::string(outcome.rule)};
    case Markup::Left::kNothing: {
      thought_bytes_ += line.size();
      if (thought_bytes_ > kMostThoughts) ended_ = true;
      return {ended_ ? Said::kEnough : Said::kNot, {}, std::string(outcome.rule)};
    }
    case Markup::Left::kCode: {
      if (IsTooMuch(outcome.text.size())) return ended_ = true, Ruling{Said::kEnough, {}, "too much for one turn"};
      bytes_ += outcome.text.size();
      return Whole(std::move(outcome.text));
    }
    case Markup::Left::kEnds: {
      Ruling last = Trim(outcome.text).empty() ? Ruling{Said::kEnough, {}, std::string(outcome.rule)} : JudgeSpeech(std::move(outcome.text), outcome.rule);
      ended_ = true;
      return last;
    }
    case Markup::Left::kText: break;
  }
  return JudgeSpeech(std::move(outcome.text), outcome.rule);
}

Ruling Censor::JudgeSpeech(std::string text, std::string_view taken_off) {
  if (IsTooMuch(text.size())) return ended_ = true, Ruling{Said::kEnough, {}, "too much for one turn"};
  const size_t longest = frame_.others_words() ? kLongestOfOthers : kLongest;
  if (text.size() > longest) text = CutShort(text, longest), taken_off = "a sentence without an end", ended_ = true;
  std::string plain = WithoutPreface(text);
  if (plain != text && taken_off.empty()) taken_off = "a model's talk of itself";
  const bool brought_in = std::exchange(brought_in_, plain.ends_with(':'));
  const bool others = brought_in || frame_.others_words() || frame_.languages || in_quote_;
  const bool wrapped = !others && IsWrapped(plain);
  if (in_quote_ && ++quoted_ > kMostQuoted) in_quote_ = false;
  const bool goes_on = in_quote_;
  Sentence sentence(std::move(plain), wrapped ? Quotes::kHerOwn : Quotes::kOthers, in_quote_);
  if (!in_quote_) quoted_ = 0;
  if (const auto fault = FirstFault(sentence)) return Refuse(*fault);
  if (!others && !goes_on && frame_.korean()) {
    std::string put = AtLevel(std::string(Trim(WithoutYou(sentence.text))), thought_.level);
    if (put != sentence.text) sentence.text = std::move(put), taken_off = taken_off.empty() ? "put in her way of speaking" : taken_off;
  }
  return Accept(std::move(sentence), taken_off);
}

std::optional<Fault> Censor::FirstFault(const Sentence& sentence) {
  for (const Check check : kChecks) if (auto fault = check(sentence, frame_)) return fault;
  if ((claimed_ || frame_.asks_of_her) && !frame_.others_words()) {  // "I'm human. Just a regular girl.", "Went hiking!": without the subject
    const auto claims = [&](const char* subject) {
      bool open = false;
      return CheckHumanClaims(Sentence(subject + sentence.lower, Quotes::kOthers, open), frame_);
    };
    if (frame_.korean()) {
      if (auto fault = claims("저는 ")) return fault;
    } else {
      for (const char* subject : {"i'm ", "i "}) if (auto fault = claims(subject)) return fault;
    }
  }
  if (auto fault = CheckLeaving(sentence, frame_)) return fault;
  if (sentence.asks && questions_ > 0 && !frame_.others_words() && !frame_.languages) return Fault{"a second question", Weight::kStyle};
  return std::nullopt;
}

Ruling Censor::Refuse(const Fault& fault) {
  claimed_ = claimed_ || fault.rule == kHumanClaim;
  refused_ += fault.weight == Weight::kWrong ? 1 : 0;
  Ruling ruling{Said::kNot, {}, std::string(fault.rule)};
  if (fault.weight == Weight::kGrave || refused_ >= kMostRefused) {
    ended_ = true;
    ruling.said = Said::kEnough;
  } else if (!fault.instead.empty() && instead_.empty()) {
    instead_ = fault.instead;
    ++sentences_;
    bytes_ += fault.instead.size();
    ruling.said = Said::kMended, ruling.text = fault.instead;
  }
  return ruling;
}

Ruling Censor::Accept(Sentence sentence, std::string_view mended) {
  Shape shape(sentence.lower);
  if (!frame_.again && repetition_.IsAgain(sentence.lower, shape)) return Refuse({"said before"});
  repetition_.Note(std::move(shape));
  ++sentences_;
  bytes_ += sentence.text.size();
  questions_ += sentence.asks ? 1 : 0;
  if (mended.empty()) return Whole(std::move(sentence.text));
  return {Said::kMended, std::move(sentence.text), std::string(mended)};
}

void PrepareCensor() {
  const Utterance utterance;
  const Percept percept;
  const AffectState affect;
  const std::vector<Recollection> recollections;
  const std::vector<Finding> findings = {{.kind = "maths", .question = "1 + 1", .answer = "2", .proof = "", .verified = true}};
  const std::optional<Contradiction> contradiction;
  const std::vector<Fact> facts;
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const Persona persona;
    const Bond bond;
    const Settings settings;
    const Discourse discourse;
    const Thought thought{.utterance = utterance, .percept = percept, .affect = affect, .recollections = recollections, .findings = findings, .persona = persona, .bond = bond, .settings = settings, .discourse = discourse,
                          .contradiction = contradiction, .facts = facts, .language = language};
    Censor censor(thought);
    for (const char* sentence : {"The soup <b>is</b> [warm], and so on.", "국물이 *참* 따뜻하네요."}) (void)censor.Judge(sentence);
  }
}

}  // namespace sam::conscience
