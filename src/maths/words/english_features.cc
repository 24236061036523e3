// What speaks for and against a step of a derivation: who has it, what it is, what was done, what is asked.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "maths/words/english_derivation.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

std::uint32_t Hash(std::initializer_list<std::string_view> pieces) {
  std::uint32_t hash = 2166136261u;
  for (const std::string_view piece : pieces) {
    for (const char c : piece) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    hash = (hash ^ '|') * 16777619u;
  }
  return hash;
}

const char* NameOf(Op op) {
  static constexpr const char* kNames[] = {"leaf", "+", "-", "*", "/", "up", "over", "both", "both-less", "part", "rest", "grown", "whole", "unrest", "ungrown"};
  return kNames[static_cast<std::size_t>(op)];
}

const char* NameOf(Tense tense) { return tense == Tense::kPast ? "past" : tense == Tense::kPresent ? "now" : "future"; }

std::size_t Shared(const Stems& a, const Stems& b) {
  return std::size_t(std::ranges::count_if(a, [&](const std::string& stem) { return b.contains(stem); }));
}

const char* SetsRelate(const Stems& a, const Stems& b) {
  if (a.empty() && b.empty()) return "none";
  if (a.empty() || b.empty()) return "one";
  const std::size_t shared = Shared(a, b);
  return shared == 0 ? "differ" : shared == a.size() && shared == b.size() ? "same" : "overlap";
}

std::string ClassOfQuantity(const Story& story, const Quantity& one) {
  if (one.label) return "label";
  if (one.kind == NumberKind::kPercent) return one.than == Than::kMore ? "percent-more" : one.than == Than::kFewer ? "percent-less" : "percent";
  if (one.kind == NumberKind::kTimes) return "times";
  if (one.kind == NumberKind::kFraction) return one.than_what.empty() ? "fraction" : "times";
  if (one.than == Than::kMore) return "more-than";
  if (one.than == Than::kFewer) return "fewer-than";
  std::string name = one.left ? "left" : NameOf(story.ClauseOf(one).doing.verb_class);
  if (story.ClauseOf(one).negated) name += "-not";
  if (!one.per.empty()) name += "-each";
  return name;
}

/// Words that tell of a way to the answer wherever they stand.
std::vector<const char*> CuesOf(const Story& story) {
  struct Cue { const char* name; std::unordered_set<std::string_view> words; };
  static const std::array<Cue, 18> kCues = {{{"rest", SetOf("rest others remaining remainder remained survivors")}, {"each", SetOf("each every per apiece")}, {"equal", SetOf("equally evenly equal fairly same")}, {"share", SetOf("share shared shares divide divided split divides splits")},
      {"all", SetOf("altogether total together combined overall sum both whole")}, {"more", SetOf("more another additional extra again")}, {"than", SetOf("than")}, {"left", SetOf("left still remain remains leftover")}, {"change", SetOf("change")}, {"cost", SetOf("cost costs price pay paid")},
      {"first", SetOf("originally first initially beginning start begin")}, {"now", SetOf("now")}, {"not", SetOf("not n't none without never")}, {"many", SetOf("row rows batches packs groups teams boxes bags")}, {"some", SetOf("some few several")},
      {"if", SetOf("if when")}, {"half", SetOf("half halves twice double triple")}, {"over", SetOf("over")}}};
  std::vector<const char*> cues;
  for (const Cue& cue : kCues)
    if (std::ranges::any_of(story.text.words, [&](const StoryWord& word) { return cue.words.contains(word.text); })) cues.push_back(cue.name);
  return cues;
}

/// How big an amount is, roughly.
const char* SizeOf(const Amount& value) { return value < 1 ? "part" : value == 1 ? "1" : value <= 3 ? "3" : value <= 12 ? "12" : value <= 60 ? "60" : value <= 300 ? "300" : "more"; }

const char* BoolName(bool value) { return value ? "yes" : "no"; }

}  // namespace

StoryRelations::StoryRelations(const Story& story) : story_(story), types_(story), cues_(CuesOf(story)) {
  const auto& all = story.quantities;
  asked_ = AskedRole(story);
  for (const Quantity& one : all) {
    classes_.push_back(ClassOfQuantity(story, one)), to_asked_.push_back(RelateToAsked(one));
    roles_.push_back(RoleOf(story, one)), fits_.push_back(FitOf(story, one));
  }
  for (const Quantity& one : all) {
    pairs_.emplace_back();
    for (const Quantity& other : all) {
      pairs_.back().push_back(Relate(one, other));
      pairs_.back().back().tie = TieOf(std::size_t(&one - all.data()), std::size_t(&other - all.data()));
    }
  }
  for (std::size_t n = 0; n < all.size(); ++n) {
    twins_.push_back(0);
    for (std::size_t m = 0; m < all.size(); ++m)
      if (std::string_view(pairs_[n][m].head) == "same" && classes_[n] == classes_[m]) twins_.back() |= 1u << m;
  }
  Rank();
  const Asked& asked = story.asked;
  kind_ = asked.than || asked.difference ? "than" : asked.start ? "start" : asked.left ? "left" : asked.more || asked.fewer ? "more" : asked.each ? "each" : asked.total ? "total" : asked.now ? "now" : "plain";
}

StoryRelations::Pair StoryRelations::Relate(const Quantity& a, const Quantity& b) const {
  const Clause &ca = story_.ClauseOf(a), &cb = story_.ClauseOf(b);
  Pair pair{};
  pair.head = a.head.empty() || b.head.empty() ? "none" : a.head == b.head ? "same" : a.modifiers.contains(b.head) || b.modifiers.contains(a.head) ? "in" : !a.dimension.empty() && a.dimension == b.dimension ? "unit" : "differ";
  pair.modifiers = SetsRelate(a.modifiers, b.modifiers);
  pair.owner = SetsRelate(ca.subject, cb.subject);
  pair.time = SetsRelate(a.times, b.times);
  pair.place = a.clause == b.clause ? "clause" : ca.sentence == cb.sentence ? "sentence" : "apart";
  pair.verb = !ca.doing.lemma.empty() && ca.doing.lemma == cb.doing.lemma;
  pair.per = !a.per.empty() && (a.per == b.head || a.per == "*" || b.modifiers.contains(a.per));
  pair.than = Shared(a.than_what, cb.subject) + Shared(a.than_what, b.modifiers) + Shared(a.than_what, b.context) + Shared(a.than_what, b.times) > 0 || a.than_what.contains(b.head);
  return pair;
}

/// "3 bags with 9", "38 robins and 15": the word before the second of two neighbours; "" where they are none.
std::string_view StoryRelations::TieOf(std::size_t first, std::size_t second) const {
  if (first > second) std::swap(first, second);
  if (second != first + 1) return "";
  const Quantity &a = story_.quantities[first], &b = story_.quantities[second];
  if (story_.ClauseOf(a).sentence != story_.ClauseOf(b).sentence) return "apart";
  if (b.at < a.end + 1) return "none";
  const std::string& word = story_.text.at(b.at - 1).text;
  const bool near = b.at <= a.end + 3;
  if (IsPreposition(word) || word == ",") return near ? word : a.clause == b.clause ? "far" : "clause";
  return word == "and" ? (near ? "and" : "far-and") : a.clause == b.clause ? "within" : "clause";
}

StoryRelations::ToAsked StoryRelations::RelateToAsked(const Quantity& one) const {
  const Asked& asked = story_.asked;
  const Clause& clause = story_.ClauseOf(one);
  ToAsked to{};
  const bool known = std::ranges::any_of(story_.quantities, [&](const Quantity& other) { return other.head == asked.head; });
  to.head = asked.head.empty() ? (asked.dimension.empty() ? "none" : asked.dimension == one.dimension ? "unit" : "differ")
            : asked.head == one.head || asked.also.contains(one.head) ? "same" : asked.modifiers.contains(one.head) || one.modifiers.contains(asked.head) ? "in" : !asked.dimension.empty() && asked.dimension == one.dimension ? "unit" : known ? "differ" : "new";
  Stems around = one.modifiers;
  around.insert(one.context.begin(), one.context.end());
  to.modifiers = SetsRelate(asked.modifiers, around);
  to.owner = SetsRelate(asked.subject, clause.subject);
  if (std::string_view(to.owner) == "differ" && Shared(asked.subject, around) > 0) to.owner = "overlap";
  to.verb = asked.doing.lemma.empty() ? "none" : asked.doing.lemma == clause.doing.lemma ? "same" : asked.doing.verb_class == clause.doing.verb_class ? "class" : "differ";
  to.time = SetsRelate(asked.times, one.times);
  to.than = asked.than_what.empty() ? "none" : Shared(asked.than_what, around) + Shared(asked.than_what, clause.subject) > 0 || asked.than_what.contains(one.head) ? "yes" : "no";
  to.per = !one.per.empty() && (one.per == asked.head || one.per == asked.per);
  return to;
}

/// Words that question and quantity share count the more, the fewer quantities have them.
void StoryRelations::Rank() {
  const auto& all = story_.quantities;
  std::vector<Stems> own;
  for (const Quantity& one : all) {
    Stems stems = one.context;
    for (const Stems* more : {&one.modifiers, &one.times, &story_.ClauseOf(one).subject}) stems.insert(more->begin(), more->end());
    stems.insert(one.head);
    own.push_back(stems);
  }
  Stems asked = story_.asked.context;
  for (const Stems* more : {&story_.asked.than_what, &story_.asked.times, &story_.asked.subject}) asked.insert(more->begin(), more->end());
  for (std::size_t n = 0; n < all.size(); ++n)
    for (const std::string& stem : asked)
      if (own[n].contains(stem)) to_asked_[n].relevance += std::log(double(all.size() + 1) / double(std::ranges::count_if(own, [&](const Stems& one) { return one.contains(stem); })));
  double most = 0, least = 1e9;
  for (const ToAsked& to : to_asked_) most = std::max(most, to.relevance), least = std::min(least, to.relevance);
  for (ToAsked& to : to_asked_) to.rank = most - least < 0.1 ? "flat" : to.relevance > most - 0.1 ? "top" : to.relevance < least + 0.1 ? "low" : "mid";
}

/// Whether what comes out is of the kind that is asked for.
const char* StoryRelations::KindOf(const std::vector<Derivation>& pool, const Derivation& node) const {
  const Derivation &x = pool[std::size_t(node.left)], &y = pool[std::size_t(node.right)];
  const Quantity &a = story_.quantities[std::size_t(x.leaf)], &b = story_.quantities[std::size_t(y.leaf)];
  const std::string_view head_a = to_asked_[std::size_t(x.leaf)].head, head_b = to_asked_[std::size_t(y.leaf)].head;
  const bool like = a.head == b.head || (!a.dimension.empty() && a.dimension == b.dimension);
  if (node.op == Op::kMul) return to_asked_[std::size_t(node.leaf)].head;
  if (node.op == Op::kDiv && like) return !b.per.empty() && b.per == story_.asked.head ? "groups-same" : head_a == "new" ? "groups-new" : head_a == "same" || head_a == "unit" ? "groups-other" : "groups";
  if (node.op == Op::kDiv) return head_a.data();
  if (head_a == head_b) return head_a.data();
  return head_a == "same" || head_b == "same" ? "half-same" : "mixed";
}

/// Apples times apples make nothing, unless some of them are for each of something.
bool StoryRelations::Multipliable(const Derivation& x, const Derivation& y) const {
  const Quantity &a = story_.quantities[std::size_t(x.leaf)], &b = story_.quantities[std::size_t(y.leaf)];
  if (a.kind != NumberKind::kPlain || b.kind != NumberKind::kPlain || a.head.empty() || a.elided || b.elided) return true;
  if (!a.dimension.empty() && a.dimension == b.dimension && a.dimension != "length" && a.per.empty() && b.per.empty()) return false;
  if (a.dimension == "money" && b.dimension == "money") return false;
  const std::string& asked = story_.asked.head;
  if (a.per.empty() && b.per.empty() && !asked.empty() && IsKindOf(a.head, asked) && IsKindOf(b.head, asked) && DimensionOf(asked).empty()) return false;
  return a.head != b.head || (a.per.empty() ? b.per == "*" || (b.per.empty() && a.dimension == "length") : a.per == "*" && b.per.empty());
}

bool StoryRelations::Addable(const Derivation& x, const Derivation& y) const {
  const Quantity &a = story_.quantities[std::size_t(x.leaf)], &b = story_.quantities[std::size_t(y.leaf)];
  if (a.dimension == b.dimension || a.head.empty() || b.head.empty() || a.elided || b.elided) return true;
  return a.modifiers.contains(b.head) || b.modifiers.contains(a.head);
}

const char* StoryRelations::ClassOf(const std::vector<Derivation>& pool, int node) const {
  const Derivation& one = pool[std::size_t(node)];
  switch (one.op) {
    case Op::kLeaf: return classes_[std::size_t(one.leaf)].c_str();
    case Op::kAdd: return "sum";
    case Op::kSub: return "difference";
    case Op::kMul: return "product";
    case Op::kDiv: return "quotient";
    default: return "share";
  }
}

void StoryRelations::StepFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const {
  const Derivation &x = pool[std::size_t(node.left)], &y = pool[std::size_t(node.right)];
  const Quantity &a = story_.quantities[std::size_t(x.leaf)], &b = story_.quantities[std::size_t(y.leaf)];
  const Clause &ca = story_.ClauseOf(a), &cb = story_.ClauseOf(b);
  const Pair &ab = pairs_[std::size_t(x.leaf)][std::size_t(y.leaf)], &ba = pairs_[std::size_t(y.leaf)][std::size_t(x.leaf)];
  const char *op = NameOf(node.op), *cx = ClassOf(pool, node.left), *cy = ClassOf(pool, node.right);
  const char* per_x = a.per.empty() || x.op == Op::kMul ? "-" : ab.per ? "match" : "other";
  const char* per_y = b.per.empty() || y.op == Op::kMul ? "-" : ba.per ? "match" : "other";
  const auto add = [&](std::initializer_list<std::string_view> pieces) { out.push_back(Hash(pieces)); };
  const char *rx = NameOf(x.role), *ry = NameOf(y.role);
  add({"s0", op});
  add({"t1", op, rx, ry}), add({"t1x", op, rx}), add({"t1y", op, ry});
  add({"t2", op, rx, ry, ab.head});
  add({"s1", op, cx, cy});
  add({"s2", op, ab.head, a.dimension, b.dimension});
  add({"s3", op, ab.head, ab.modifiers});
  add({"s4", op, ab.owner, ab.time});
  add({"s5", op, per_x, per_y}), add({"s5h", op, per_x, per_y, ab.head});
  add({"s6", op, BoolName(ab.verb), ab.head});
  add({"s8", op, ab.place, BoolName(x.leaf < y.leaf)});
  add({"s12", op, NameOf(ca.tense), NameOf(cb.tense), BoolName(x.leaf < y.leaf)});
  const bool whole = node.value.whole();
  add({"s9", op, BoolName(whole), BoolName(x.value.whole() && y.value.whole())});
  if (node.op == Op::kDiv) add({"s9d", BoolName(whole), b.dimension.empty() ? "count" : "unit"}), add({"s9l", BoolName(node.value < 1)});
  if (a.than_what.size() + b.than_what.size() > 0) {
    add({"s11", op, cx, cy, a.than_what.empty() ? "-" : BoolName(ab.than), b.than_what.empty() ? "-" : BoolName(ba.than)});
    add({"s11k", op, a.than_what.empty() ? "-" : "x", b.than_what.empty() ? "-" : "y"});
  }
  CompareFeatures(x, y, node, out);
  TypeFeatures(pool, node, out);
  struct Flag { const char* name; bool x, y; };
  for (const Flag& flag : {Flag{"left", a.left, b.left}, Flag{"total", a.total, b.total}, Flag{"now", a.now, b.now}, Flag{"before", a.before, b.before}, Flag{"extra", a.extra, b.extra}, Flag{"part", a.part, b.part},
                           Flag{"group", a.of_group, b.of_group}, Flag{"equally", a.equally, b.equally}, Flag{"elided", a.elided, b.elided}, Flag{"hyphen", a.hyphen, b.hyphen}, Flag{"spelled", a.spelled, b.spelled},
                           Flag{"not", ca.negated, cb.negated}, Flag{"passive", ca.passive, cb.passive}})
    if (flag.x || flag.y) add({"s10", op, flag.name, BoolName(flag.x), BoolName(flag.y)});
}

/// What the step counts, how big it is, and the words of the story.
void StoryRelations::TypeFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const {
  const Derivation &x = pool[std::size_t(node.left)], &y = pool[std::size_t(node.right)];
  const char* op = NameOf(node.op);
  const auto add = [&](std::initializer_list<std::string_view> pieces) { out.push_back(Hash(pieces)); };
  const std::string_view tie = pairs_[std::size_t(x.leaf)][std::size_t(y.leaf)].tie;
  if (!tie.empty() && x.op == Op::kLeaf && y.op == Op::kLeaf) add({"p1", op, tie}), add({"p2", op, tie, node.fit}), add({"p3", op, tie, BoolName(x.leaf < y.leaf)});
  add({"y1", op, node.fit}), add({"y2", op, node.fit, NameOf(x.op), NameOf(y.op)});
  add({"m1", op, SizeOf(x.value), SizeOf(y.value)}), add({"m2", op, SizeOf(y.value)}), add({"m3", op, SizeOf(node.value)});
  const Amount ratio = x.value < y.value ? y.value / x.value : x.value / y.value;
  const bool even = ratio.valid() && ratio.whole();
  add({"m4", op, BoolName(even), SizeOf(x.value < y.value ? x.value : y.value)});
}

/// "Ann has 5 more than Ben": above nothing where Ann is asked after and Ben's are told, below it where it is the other way about.
int StoryRelations::Lean(const Quantity& compared, const Quantity& other) const {
  const Clause &clause = story_.ClauseOf(compared), &told = story_.ClauseOf(other);
  Stems subject = clause.subject, than = compared.than_what, asked = story_.asked.context, around = told.subject;
  for (const std::string& time : compared.times) if (!than.contains(time)) subject.insert(time);
  for (const Stems* more : {&story_.asked.subject, &story_.asked.times, &story_.asked.modifiers}) asked.insert(more->begin(), more->end());
  for (const Stems* more : {&other.context, &other.times, &other.modifiers}) around.insert(more->begin(), more->end());
  for (const std::string& stem : compared.than_what) if (subject.contains(stem)) subject.erase(stem), than.erase(stem);
  for (Stems* side : {&subject, &than}) side->erase(compared.head);
  int lean = int(Shared(asked, subject)) - int(Shared(asked, than)) + int(Shared(around, than)) - int(Shared(around, subject));
  for (std::size_t n = clause.begin; n < compared.at && n < clause.begin + 3; ++n) {
    const std::string& word = story_.text.at(n).text;
    if (word == "that" || word == "this" || word == "which" || (word == "it" && other.clause + 1 == compared.clause)) lean -= 3;
  }
  return lean;
}

void StoryRelations::CompareFeatures(const Derivation& x, const Derivation& y, const Derivation& node, FeatureIds& out) const {
  const auto compares = [&](const Derivation& one) { return one.op == Op::kLeaf && (one.role == Role::kMore || one.role == Role::kFewer || one.role == Role::kTimes); };
  if (compares(x) == compares(y)) return;
  const Derivation &by = compares(x) ? x : y, &to = compares(x) ? y : x;
  const int lean = Lean(story_.quantities[std::size_t(by.leaf)], story_.quantities[std::size_t(to.leaf)]);
  const bool up = node.op == Op::kAdd || node.op == Op::kMul, down = (node.op == Op::kSub || node.op == Op::kDiv) && compares(y);
  const bool forward = by.role == Role::kFewer ? down : up, backward = by.role == Role::kFewer ? up : down;
  const char* side = lean > 1 ? "far-up" : lean > 0 ? "up" : lean < -1 ? "far-down" : lean < 0 ? "down" : "even";
  const char* way = forward ? "forward" : backward ? "backward" : "neither";
  out.push_back(Hash({"c1", side, way})), out.push_back(Hash({"c2", side, way, NameOf(by.role)})), out.push_back(Hash({"c3", NameOf(node.op), NameOf(by.role)}));
  out.push_back(Hash({"c4", way, NameOf(by.role), NameOf(to.role)}));
}

void StoryRelations::AnswerFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const {
  const Derivation &x = pool[std::size_t(node.left)], &y = pool[std::size_t(node.right)];
  const ToAsked &qx = to_asked_[std::size_t(x.leaf)], &qy = to_asked_[std::size_t(y.leaf)];
  const Asked& asked = story_.asked;
  const char *op = NameOf(node.op), *cx = ClassOf(pool, node.left), *cy = ClassOf(pool, node.right), *verb = NameOf(asked.doing.verb_class);
  const Pair& ab = pairs_[std::size_t(x.leaf)][std::size_t(y.leaf)];
  const auto add = [&](std::initializer_list<std::string_view> pieces) { out.push_back(Hash(pieces)); };
  const char *rx = NameOf(x.role), *ry = NameOf(y.role), *rq = NameOf(asked_), *fx = NameOf(fits_[std::size_t(x.leaf)]), *fy = NameOf(fits_[std::size_t(y.leaf)]);
  const char* kind = KindOf(pool, node);
  add({"r0", op, rq}), add({"r1", op, rq, rx, ry}), add({"r2", op, rq, fx, fy}), add({"r3", op, rx, ry, fx, fy}), add({"r4", op, rq, rx, ry, fx, fy});
  add({"r5", rq, NameOf(node.role)}), add({"r6", op, rq, rx}), add({"r7", op, rq, ry});
  add({"k0", kind}), add({"k1", op, kind}), add({"k2", op, kind, rq}), add({"k3", op, kind, fx, fy});
  add({"f0", op, NameOf(x.op), NameOf(y.op)}), add({"f0r", op, NameOf(x.op), NameOf(y.op), rq});
  add({"f1", kind_, op}), add({"f2", op, kind_, cx, cy});
  add({"f3", op, verb, cx, cy}), add({"f3v", op, verb, kind_});
  add({"f4", op, qx.head, qy.head}), add({"f4s", op, qx.head, qy.head, ab.head});
  const char *like = NameOf(types_.ToAsked(node)), *each = types_.EachToAsked(node), *how = std::array{"many", "much", "long", "far", "old", "heavy", "what"}[static_cast<std::size_t>(asked.how)];
  const std::string bad = std::to_string(std::min(node.bad, 2));
  add({"y3", op, like}), add({"y4", op, each}), add({"y5", op, like, each, node.fit}), add({"y6", bad, std::to_string(node.steps)}), add({"y7", bad, like}), add({"y8", op, node.fit, rq});
  add({"m5", how, BoolName(node.value.whole()), asked.dimension});
  add({"m6", how, SizeOf(node.value), asked.dimension});
  for (const char* cue : cues_) add({"z1", op, cue}), add({"z2", op, NameOf(x.op), NameOf(y.op), cue});
}

void StoryRelations::AllAnswerFeatures(const std::vector<Derivation>& pool, const Derivation& node, FeatureIds& out) const {
  AnswerFeatures(pool, node, out);
  SettingFeatures(node.op, pool[std::size_t(node.left)].leaf, pool[std::size_t(node.right)].leaf, out);
  CountFeatures(node.steps, out);
  for (std::size_t n = 0; n < story_.quantities.size(); ++n) QuantityFeatures(n, UseOf(n, node.used), out);
}

/// Whose it is, when, and the small words of the question.
void StoryRelations::SettingFeatures(Op operation, int left, int right, FeatureIds& out) const {
  const Quantity &a = story_.quantities[std::size_t(left)], &b = story_.quantities[std::size_t(right)];
  const ToAsked &qx = to_asked_[std::size_t(left)], &qy = to_asked_[std::size_t(right)];
  const Asked& asked = story_.asked;
  const char *op = NameOf(operation), *verb = NameOf(asked.doing.verb_class);
  const auto add = [&](std::initializer_list<std::string_view> pieces) { out.push_back(Hash(pieces)); };
  add({"f5", op, qx.modifiers, qy.modifiers});
  add({"f6", op, qx.owner, qy.owner});
  add({"f7", op, qx.verb, qy.verb});
  add({"f8", op, qx.time, qy.time});
  add({"f9", op, asked.dimension, a.dimension, b.dimension});
  if (!asked.per.empty()) add({"f10", op, BoolName(asked.per == b.head), BoolName(asked.per == a.head), BoolName(qx.per), BoolName(qy.per)});
  add({"f15", op, BoolName(asked.head == a.per && !a.per.empty()), BoolName(asked.head == b.per && !b.per.empty())});
  if (asked.than) add({"f11", op, qx.than, qy.than});
  add({"f13", op, NameOf(asked.tense), NameOf(story_.ClauseOf(a).tense), NameOf(story_.ClauseOf(b).tense)});
  add({"f14", op, std::string_view(&"mMlfohw"[static_cast<std::size_t>(asked.how)], 1)});
  struct Flag { const char* name; bool set; };
  for (const Flag& flag : {Flag{"left", asked.left}, Flag{"total", asked.total}, Flag{"each", asked.each}, Flag{"start", asked.start}, Flag{"now", asked.now}, Flag{"not", asked.negated}, Flag{"more", asked.more},
                           Flag{"fewer", asked.fewer}, Flag{"than", asked.than}, Flag{"passive", asked.passive}})
    if (flag.set) add({"f12", op, flag.name}), add({"f12v", op, flag.name, verb});
}

void StoryRelations::CountFeatures(int steps, FeatureIds& out) const {
  out.push_back(Hash({"g0", std::to_string(std::min<std::size_t>(story_.quantities.size(), 5)), std::to_string(steps)}));
}

Use StoryRelations::UseOf(std::size_t n, std::uint32_t used) const {
  return used >> n & 1 ? Use::kUsed : used & twins_[n] ? Use::kTwin : Use::kUnused;
}

/// What is used should bear on what is asked, and what bears on it should be used.
void StoryRelations::QuantityFeatures(std::size_t n, Use how, FeatureIds& out) const {
  const Quantity& one = story_.quantities[n];
  const char* use = how == Use::kUsed ? "used" : "unused";
  const ToAsked& to = to_asked_[n];
  const auto add = [&](std::initializer_list<std::string_view> pieces) { out.push_back(Hash(pieces)); };
  add({"u1", use, NameOf(fits_[n])}), add({"u2", use, NameOf(fits_[n]), NameOf(roles_[n])}), add({"u3", use, NameOf(fits_[n]), NameOf(asked_)});
  add({"g1", use, to.rank, kind_}), add({"g2", use, to.head, to.modifiers}), add({"g3", use, to.head, to.owner, to.time});
  add({"g4", use, classes_[n]}), add({"g6", use, to.head, to.rank});
  if (one.asked_sentence) add({"g5", use, one.spelled ? "spelled" : "figure", kind_});
  if (one.elided || one.extra || one.part) add({"g7", use, BoolName(one.elided), BoolName(one.extra), BoolName(one.part)});
  if (one.value == 1) add({"g10", use, NameOf(fits_[n])});
  if (one.spelled) add({"g8", use, one.head.empty() ? "bare" : "noun", BoolName(one.value <= 2)});
  if (how != Use::kUsed) add({"g9", BoolName(how == Use::kTwin), to.head, to.rank});
}

}  // namespace sam::maths
