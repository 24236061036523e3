#include "content/compiler/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "base/unicode.h"
#include "content/compiler/encode.h"
#include "content/compiler/korean_level.h"
#include "content/realise.h"

namespace sam::content {
namespace {

constexpr std::array<std::string_view, 23> kParticles = {
    "은/는",       "이/가",       "을/를",       "과/와",       "아/야",   "이랑/랑", "으로/로",     "이에요/예요",
    "이야/야",     "이라고/라고", "이나/나",     "이네요/네요", "이네/네", "이고/고", "이라서/라서", "이라는/라는",
    "이라도/라도", "이란/란",     "이라니/라니", "이면/면",     "이든/든", "이었/였", "이라/라"};
constexpr std::array<std::string_view, 10> kClauseEndings = {"다니",   "다고", "다는", "다면", "다니까",
                                                             "다면서", "다던", "다네", "다며", "군요/구나"};
/// Most characters of a piece by Part; Korean says the same in about 0.6 of them.
constexpr std::array<size_t, 4> kLongest = {110, 260, 200, 480};
constexpr size_t kLongestOfSkill = 1200;  // a joke or a story

bool Known(std::string_view form) { return std::find(kParticles.begin(), kParticles.end(), form) != kParticles.end(); }
size_t Letters(std::string_view text) { return ToUtf32(text).size(); }

size_t WidestChoice(std::string_view text) {
  size_t widest = 1;
  for (size_t pos = 0; pos < text.size();) {
    const Piece piece = NextPiece(text, pos);
    if (piece.kind == Piece::Kind::kChoice) widest = std::max(widest, Ways(piece.inside).size());
    if (piece.kind == Piece::Kind::kLevels) {
      for (const auto way : Ways(piece.inside)) widest = std::max(widest, WidestChoice(way));
    }
  }
  return widest;
}

/// The text with way `n` of each choice taken.
std::string TakeWay(std::string_view text, size_t n) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const Piece piece = NextPiece(text, pos);
    if (piece.kind == Piece::Kind::kChoice) {
      const auto ways = Ways(piece.inside);
      out += TakeWay(ways[n % ways.size()], n);
    } else if (piece.kind == Piece::Kind::kLevels) {
      out += '[';
      const auto ways = Ways(piece.inside);
      for (size_t i = 0; i < ways.size(); ++i) out += (i == 0 ? "" : "|") + TakeWay(ways[i], n);
      out += ']';
    } else {
      out += text.substr(begin, pos - begin);
    }
  }
  return out;
}

Slots Samples(Language language, SpeechLevel level = SpeechLevel::kPolite) {
  Slots slots;
  for (size_t i = 0; i < kSlots; ++i)
    slots.Set(static_cast<Slot>(i), language == Language::kKorean ? "거북이" : "rhubarb");
  slots.Set(Slot::kClause, language == Language::kKorean ? "비가 왔다" : "it rained");
  if (language == Language::kKorean) slots.Set(Slot::kTail, level == SpeechLevel::kPolite ? "화천에요" : "화천에");
  return slots;
}

/// One text under the rules; collects its faults.
class TextLint {
 public:
  TextLint(const PackSource& source, Place place, std::string_view text, std::vector<Fault>& faults)
      : source_(source), place_(std::move(place)), text_(text), faults_(faults) {}

  enum class SlotRule { kTableOnly, kAny };

  bool Marks(std::string_view text, SlotRule rule) {
    bool sound = true;
    for (size_t pos = 0; pos < text.size();) {
      const Piece piece = NextPiece(text, pos);
      if (piece.kind == Piece::Kind::kSlot) sound = SlotIsRight(piece.inside, rule) && sound;
      if (piece.kind == Piece::Kind::kWords || piece.kind == Piece::Kind::kBroken)
        sound = NoLooseMark(piece.inside) && sound;
      if (piece.kind == Piece::Kind::kLevels || piece.kind == Piece::Kind::kChoice)
        sound = WaysAreRight(piece, rule) && sound;
    }
    return sound;
  }

  void Questions(int least, int most, std::string_view what) {
    for (const auto level : {SpeechLevel::kPolite, SpeechLevel::kCasual}) {
      for (const auto& text : Expansions(text_, level, source_.language)) {
        const auto count = std::count(text.begin(), text.end(), '?');
        if (count >= least && count <= most) continue;
        const std::string wanted = least == most ? fmt::format("exactly {}", most) : fmt::format("at most {}", most);
        return Blame(fmt::format(
            "{} question marks in a {}; a reply holds one question at most, and only ask and whole bring it; "
            "keep {}",
            count, what, wanted));
      }
    }
  }

  void Length(size_t longest) {
    const size_t letters = Letters(Realise(text_, SpeechLevel::kPolite, Samples(source_.language)));
    const size_t most = source_.language == Language::kKorean ? longest * 6 / 10 : longest;
    if (letters > most)
      Blame(fmt::format("{} characters; she speaks in short turns; cut it to {} or make it two pieces", letters, most));
  }

  void Forbidden() {
    const std::string lower = ToLower(text_);
    const std::string casual = ToLower(Realise(text_, SpeechLevel::kCasual, Samples(source_.language, SpeechLevel::kCasual)));
    const std::string polite = ToLower(Realise(text_, SpeechLevel::kPolite, Samples(source_.language)));
    for (const auto& rule : source_.forbidden) {
      for (const auto& phrase : rule.phrases) {
        if (Holds(lower, phrase) || Holds(casual, phrase) || Holds(polite, phrase)) {
          return Blame(fmt::format("says \"{}\"; {}; say it another way", phrase, rule.why));
        }
      }
    }
  }

  void Script() {
    const bool hangul = HasHangul(text_);
    if (source_.language == Language::kEnglish && hangul)
      Blame("Hangul in an English text; the reply's language would mix; move it to content/ko");
    if (source_.language == Language::kKorean && !hangul)
      Blame("no Hangul in a Korean text; the reply would not be Korean; write it in Korean");
  }

  void EndMark() {
    for (const auto& text : Expansions(text_, SpeechLevel::kPolite, source_.language)) {
      const auto wide = ToUtf32(text);
      constexpr std::u32string_view marks = U".!?…~\"”'’)」』";
      if (wide.empty()) return Blame("the text comes out empty; nothing would be said; write words");
      if (marks.find(wide.back()) == marks.npos && !IsHangulJamo(wide.back())) {
        return Blame(
            "no end mark; pieces are joined with a space, and sentences would run together; end it with . ! ? or …");
      }
    }
  }

  enum class Share { kWhole, kPiece };
  void Levels(Share share) {
    if (source_.language != Language::kKorean) return;
    for (const auto& text : Expansions(text_, SpeechLevel::kPolite, source_.language))
      Level(text, Ending::kPolite, share);
    for (const auto& text : Expansions(text_, SpeechLevel::kCasual, source_.language))
      Level(text, Ending::kCasual, share);
  }

  /// A line without alternations is said at one level by whoever knows it; it must keep to one.
  void LevelsOfLine() {
    if (text_.find('[') != text_.npos) return Levels(Share::kPiece);
    if (source_.language != Language::kKorean) return;
    std::set<Ending> found;
    for (const auto& sentence : EndingsOf(Realise(text_, SpeechLevel::kPolite, Samples(source_.language))))
      found.insert(sentence.ending);
    if (found.contains(Ending::kPolite) && found.contains(Ending::kCasual)) {
      Blame(
          "polite and casual sentences in one line; a reply keeps one speech level; make all of one kind, or write "
          "[polite|casual]");
    }
  }

  void Blame(std::string message) {
    faults_.push_back({place_, fmt::format("{} | {}", std::move(message), text_.substr(0, 120))});
  }

 private:
  static bool Holds(const std::string& text, std::string_view phrase) {
    for (size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
      const auto starts_word = [&] {
        if (at == 0) return true;
        const auto before = static_cast<unsigned char>(text[at - 1]);
        return before < 128 && isalnum(before) == 0 && before != '\'';
      };
      const size_t end = at + phrase.size();
      const bool ascii = static_cast<unsigned char>(phrase.back()) < 128;
      const bool ends_word = !ascii || isalnum(phrase.back()) == 0 || end == text.size() ||
                             isalnum(static_cast<unsigned char>(text[end])) == 0;
      if (starts_word() && ends_word) return true;
    }
    return false;
  }

  bool NoLooseMark(std::string_view words) {
    const size_t at = words.find_first_of("{}[]<>|");
    if (at == words.npos) return true;
    Blame(fmt::format("a loose '{}'; marks come in pairs, {{slot}} [polite|casual] <a|b>; close or remove it",
                      words[at]));
    return false;
  }

  bool WaysAreRight(const Piece& piece, SlotRule rule) {
    const auto ways = Ways(piece.inside);
    const bool levels = piece.kind == Piece::Kind::kLevels;
    if (levels ? ways.size() != 2 : ways.size() < 2) {
      Blame(fmt::format("{} ways in {}{}{}; [ ] holds polite|casual, < > holds two or more; put the bars right",
                        ways.size(), levels ? '[' : '<', piece.inside, levels ? ']' : '>'));
      return false;
    }
    return std::all_of(ways.begin(), ways.end(), [&](std::string_view way) { return Marks(way, rule); });
  }

  bool SlotIsRight(std::string_view inside, SlotRule rule) {
    const auto [name, form] = SlotParts(inside);
    if (rule == SlotRule::kTableOnly && !SlotNamed(name)) {
      Blame(fmt::format("unknown slot {{{}}}; it would stay empty; use one from the table in content/README.md", name));
      return false;
    }
    if (form.empty() || FormIsRight(name, form)) return true;
    Blame(
        fmt::format("unknown form '{}' in {{{}}}; particles are written after a consonant/after a vowel; use one from "
                    "content/README.md",
                    form, inside));
    return false;
  }

  static bool FormIsRight(std::string_view name, std::string_view form) {
    if (name == "clause") return std::find(kClauseEndings.begin(), kClauseEndings.end(), form) != kClauseEndings.end();
    const size_t colon = form.find(':');
    if (colon == form.npos) return Known(form);
    return Known(form.substr(0, colon)) && Known(form.substr(colon + 1));
  }

  void Level(const std::string& text, Ending wanted, Share share) {
    const bool polite = wanted == Ending::kPolite;
    const std::string_view name = polite ? "polite" : "casual";
    bool found = false, longish = false;
    for (const auto& sentence : EndingsOf(text)) {
      found = found || sentence.ending == wanted;
      longish = longish || Letters(sentence.sentence) > 6;
      if (sentence.ending == Ending::kNeither || sentence.ending == wanted) continue;
      return Blame(fmt::format(
          "'{}' ends {}ly in the {} way; one reply keeps one speech level; write the ending as [polite|casual]",
          Trim(sentence.sentence), polite ? "casual" : "polite", name));
    }
    if (polite && !found && longish && share == Share::kWhole) {
      return Blame(fmt::format("no polite ending in '{}'; it would sound casual; end a sentence with …요", text));
    }
    if (const auto word = WrongWord(text, wanted); !word.empty()) {
      Blame(
          fmt::format("'{}' in the {} way; it belongs to the other level; write [저는|나는] and the like", word, name));
    }
  }

  const PackSource& source_;
  Place place_;
  std::string_view text_;
  std::vector<Fault>& faults_;
};

class PackLint {
 public:
  explicit PackLint(const PackSource& source) : source_(source) {
    for (const auto& [name, act] : source.acts) intents_.insert(name);
    for (const auto& intent : source.intents) intents_.insert(intent.name);
    for (const auto& block : source.blocks) skills_.insert(block.skill);
  }

  std::vector<Fault> Run() {
    for (const auto& intent : source_.intents) CheckIntent(intent);
    for (const auto& block : source_.blocks) CheckBlock(block);
    for (const auto& lines : source_.lines) CheckLines(lines);
    CheckOpeners();
    return std::move(faults_);
  }

 private:
  void Blame(const Place& place, std::string message) { faults_.push_back({place, std::move(message)}); }

  void CheckIntent(const IntentSource& intent) {
    if (!intent.act.empty() && !ActBits(intent.act)) {
      Blame(intent.place,
            fmt::format("unknown act '{}'; the turn would have none; see the list in content/README.md", intent.act));
    }
    const size_t slash = intent.name.find('/');
    const bool kind = slash != intent.name.npos;
    if (kind && (!intents_.contains(intent.name.substr(0, slash)) || !intent.act.empty())) {
      Blame(intent.place, fmt::format("'{}' is a kind of '{}'; which must be an intent itself, and has the act for both; declare that one",
                                      intent.name, intent.name.substr(0, slash)));
    }
    if (!kind && intent.act.empty() && !source_.acts.contains(intent.name)) {
      Blame(intent.place,
            fmt::format("intent '{}' has no act; it is not in content/intents.yaml; add it there or write "
                        "{{act: ..., say: [...]}}",
                        intent.name));
    }
    if (intent.examples.empty())
      Blame(intent.place,
            fmt::format("intent '{}' has no examples; it would never be recognised; add some", intent.name));
    for (const auto& example : intent.examples) {
      if (Trim(example).empty())
        Blame(intent.place,
              fmt::format("an empty example for '{}'; it would match everything; remove it", intent.name));
    }
  }

  template <typename Known>
  void Names(const BlockSource& block, const std::vector<std::string>& names, std::string_view key, Known known) {
    for (const auto& name : names) {
      if (!known(name)) {
        Blame(
            block.place,
            fmt::format("unknown name '{}' under {}; the entry would never be used; see content/README.md", name, key));
      }
    }
  }

  void CheckConditions(const BlockSource& b) {
    Names(b, b.intents, "on", [&](const std::string& n) { return intents_.contains(n); });
    Names(b, b.after, "after",
          [&](const std::string& n) { return intents_.contains(n) || skills_.contains(n) || n == "recall"; });
    Names(b, b.emotions, "emo", [](const std::string& n) { return EmotionBits(n).has_value(); });
    Names(b, b.acts, "act", [](const std::string& n) { return ActBits(n).has_value(); });
    Names(b, b.feel, "feel", [](const std::string& n) { return FeelBits(n).has_value(); });
    Names(b, b.at, "at", [](const std::string& n) { return AtBits(n).has_value(); });
    Names(b, b.met, "met", [](const std::string& n) { return MetBits(n).has_value(); });
    Names(b, b.tones, "tone", [](const std::string& n) { return ToneBits(n).has_value(); });
    if (b.weight < 0.1F || b.weight > 5)
      Blame(b.place, fmt::format("weight {} is outside 0.1-5; it would drown the others; change it", b.weight));
  }

  void CheckBlock(const BlockSource& b) {
    CheckConditions(b);
    TextLint lint(source_, b.place, b.text, faults_);
    if (!lint.Marks(b.text, TextLint::SlotRule::kTableOnly)) return;
    const bool rejoinder = !b.answers.empty();
    if (b.part == Part::kAsk && !rejoinder) {
      lint.Questions(1, 1, "ask");
    } else {
      const bool whole = b.part == Part::kWhole || rejoinder;
      lint.Questions(0, whole ? (b.skill == "joke" || b.skill == "story" ? 3 : 1) : 0,
                     rejoinder ? "rejoinder"
                     : whole   ? "whole"
                               : "react or body");
    }
    lint.Length(!b.skill.empty() && b.part == Part::kWhole ? kLongestOfSkill
                : rejoinder                                ? kLongest[3]
                                                           : kLongest[static_cast<size_t>(b.part)]);
    CheckSaid(lint, b.part == Part::kReact && !rejoinder ? TextLint::Share::kPiece : TextLint::Share::kWhole);
    CheckTwice(b);
  }

  static void CheckSaid(TextLint& lint, TextLint::Share share) {
    lint.Forbidden();
    lint.Script();
    lint.EndMark();
    lint.Levels(share);
  }

  void CheckTwice(const BlockSource& b) {
    const auto [found, fresh] = texts_.try_emplace(b.text, b.place);
    if (fresh || b.part == Part::kReact || Letters(b.text) <= 25) return;
    Blame(b.place, fmt::format("the same text as {}:{}; she would say it twice; change or remove one | {}",
                               found->second.file, found->second.line, b.text.substr(0, 80)));
  }

  void CheckLines(const LinesSource& lines) {
    if (lines.lines.empty())
      Blame(lines.place, fmt::format("key '{}' has no lines; nothing would be said; add one", lines.key));
    for (const auto& text : lines.lines) {
      TextLint lint(source_, lines.place, text, faults_);
      if (!lint.Marks(text, TextLint::SlotRule::kAny)) continue;
      lint.Questions(0, 2, "line");
      lint.Script();
      lint.LevelsOfLine();
    }
  }

  /// First two words of the pieces that begin replies, by file.
  void CheckOpeners() {
    std::map<std::string, std::map<std::string, std::pair<int, Place>>> files;
    std::map<std::string, int> totals;
    for (const auto& b : source_.blocks) {
      if (b.part == Part::kAsk) continue;
      const auto words = SplitWords(b.text);
      if (words.size() < 3 || b.text.front() == '{' || b.text.front() == '<') continue;
      auto& [count, place] = files[b.place.file][ToLower(words[0]) + " " + ToLower(words[1])];
      if (count++ == 0) place = b.place;
      ++totals[b.place.file];
    }
    for (const auto& [file, openers] : files) {
      for (const auto& [opener, seen] : openers) {
        if (totals[file] < 40 || seen.first < 5 || seen.first * 100 <= totals[file] * 8) continue;
        Blame(seen.second,
              fmt::format("{} of {} pieces begin with \"{}\"; she would sound like a form; begin some another way",
                          seen.first, totals[file], opener));
      }
    }
  }

  const PackSource& source_;
  std::set<std::string> intents_, skills_;
  std::unordered_map<std::string, Place> texts_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<std::string> Expansions(std::string_view text, SpeechLevel level, Language language) {
  const Slots samples = Samples(language, level);
  std::vector<std::string> out;
  const size_t widest = WidestChoice(text);
  for (size_t n = 0; n < widest; ++n) out.push_back(Realise(TakeWay(text, n), level, samples));
  return out;
}

std::vector<Fault> Lint(const PackSource& source) { return PackLint(source).Run(); }

}  // namespace sam::content
