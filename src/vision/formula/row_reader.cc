#include "vision/formula/row_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "vision/formula/glyph.h"
#include "vision/formula/grammar.h"
#include "vision/formula/levels.h"

namespace sam::vision {
namespace {

constexpr size_t kBeam = 24, kMostTogether = 4, kChoices = 4;
constexpr double kLeastOdds = -7, kStacked = 4.5, kDirt = 4, kDirtSize = 0.35, kCut = 0.35, kBroken = 4;

/// What stands on the row: a part or an inset.
struct Item {
  Box box;
  uint16_t part = 0;
  const Inset* inset = nullptr;
};

/// A symbol that the next items may be.
struct Choice {
  Token token;
  double cost = 0, odds = 0;
};

struct Hypothesis {
  std::vector<Token> tokens;
  Level line, script;
  Place place = Place::kLine;
  double cost = 0, worst = 0;  // worst: the least that the network stands behind one of its symbols
};

class RowBeam {
 public:
  RowBeam(Page& page, const std::vector<uint16_t>& parts, const std::vector<Inset>& insets) : page_(page) {
    for (const uint16_t i : parts) items_.push_back({page.At(i).box, i, nullptr});
    for (const Inset& inset : insets) items_.push_back({inset.box, 0, &inset});
    std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.box.left < b.box.left; });
  }

  RowReading Read() {
    std::vector<std::vector<Hypothesis>> beams(items_.size() + 1);
    beams[0].push_back({{}, FirstLevel(), {}, Place::kLine, 0, 0});
    for (size_t i = 0; i < items_.size(); ++i) {
      Prune(beams[i]);
      for (size_t n = 1; n <= kMostTogether && i + n <= items_.size(); ++n)
        for (const Choice& choice : ChoicesOf(i, n))
          for (const Hypothesis& from : beams[i]) Extend(from, choice, beams[i + n]);
      SkipDirt(i, beams);
    }
    return Best(beams.back());
  }

 private:
  /// The middle one of the tall items' feet and heights; of fractions' bars where there are no such items.
  Level FirstLevel() const {
    std::vector<int> feet, heights;
    std::vector<double> bars;
    for (const Item& item : items_)
      if (!item.inset && item.box.Height() > 0.55 * page_.Height() && item.box.Height() < 1.6 * page_.Height()) feet.push_back(item.box.bottom), heights.push_back(item.box.Height());
      else if (item.inset && !item.inset->level) bars.push_back(item.inset->middle);
    if (feet.empty() && !bars.empty()) {
      std::sort(bars.begin(), bars.end());
      const Inset usual{{}, {}, bars[bars.size() / 2], std::nullopt, 0};
      return LevelAt({kJunkSymbol, &usual, Place::kLine, {}}, page_.Height());
    }
    if (feet.empty()) {
      Box all = items_.front().box;
      for (const Item& item : items_) all = Around(all, item.box);
      return {static_cast<double>(all.bottom), std::max(1.0, std::min(page_.Height(), 1.0 * all.Height()))};
    }
    std::sort(feet.begin(), feet.end()), std::sort(heights.begin(), heights.end());
    return {static_cast<double>(feet[feet.size() / 2]), static_cast<double>(heights[heights.size() * 2 / 3])};
  }

  std::vector<Choice> ChoicesOf(size_t begin, size_t count) {
    std::vector<Choice> out;
    if (count == 1 && items_[begin].inset) return {{{kJunkSymbol, items_[begin].inset, Place::kLine, items_[begin].box}, -0.0, 0}};
    Group group;
    for (size_t i = begin; i < begin + count; ++i) {
      if (items_[i].inset) return out;
      group.push_back(items_[i].part);
    }
    std::sort(group.begin(), group.end());
    if (!MayBeOne(page_.All(), group)) return out;
    const SymbolOdds& odds = page_.OddsOf(group);
    std::array<size_t, kSymbolCount> order;
    std::iota(order.begin(), order.end(), size_t{0});
    std::partial_sort(order.begin(), order.begin() + kChoices + 1, order.end(), [&](size_t a, size_t b) { return odds[a] > odds[b]; });
    const Box box = BoxOf(page_.All(), group);
    for (size_t k = 0; k <= kChoices; ++k) {
      const size_t symbol = order[k];
      if (symbol == kJunkSymbol || odds[symbol] < kLeastOdds) continue;
      out.push_back({{symbol, nullptr, Place::kLine, box}, CostOf(symbol) - odds[symbol] + PiecesCost(group, symbol), Trust(odds, symbol)});
      // A dot at half the height says "times".
      if (symbol == SymbolOf(".")) out.push_back({{SymbolOf("×"), nullptr, Place::kLine, box}, 1.0 - odds[symbol], Trust(odds, symbol)});
    }
    return out;
  }

  /// How far the network stands behind the symbol, as a logarithm: that it may be another one counts a part, for the other readings of the row say it too.
  static double Trust(const SymbolOdds& odds, size_t symbol) {
    constexpr double kOthers = 0.25;
    const double own = std::exp(odds[symbol]), junk = std::exp(odds[kJunkSymbol]);
    return odds[symbol] - std::log(own + junk + kOthers * std::max(0.0, 1 - own - junk));
  }

  /// Of a symbol that is written in one falling into several, and of a cut.
  double PiecesCost(const Group& group, size_t symbol) const {
    std::map<int, int> pieces;
    for (const uint16_t i : group) ++pieces[page_.At(i).whole];
    double cost = 0;
    for (const uint16_t i : group)
      if (pieces[page_.At(i).whole] < page_.At(i).pieces) cost += kCut;
    constexpr std::string_view kOfSeveral = "=÷:≤≥±%!?ij≠πx×";
    const bool several = kOfSeveral.find(kSymbols[symbol].typed) != kOfSeveral.npos;
    return cost + (several ? 0 : kBroken * static_cast<double>(pieces.size() - 1));
  }

  /// Two symbols over each other, where neither is a power: pieces of one.
  static double StackedCost(const Hypothesis& from, const Token& next, Place place) {
    if (from.tokens.empty()) return 0;
    const Box& last = from.tokens.back().box;
    const int narrow = std::min(last.Width(), next.box.Width());
    if (2 * OverlapX(last, next.box) < narrow) return 0;
    return place == from.tokens.back().place ? kStacked : place == Place::kLine ? kStacked / 3 : 1;
  }

  void Extend(const Hypothesis& from, const Choice& choice, std::vector<Hypothesis>& to) const {
    Add(from, choice, Place::kLine, CostOnLine(choice.token, from.line), to);
    if (from.tokens.empty()) return;
    if (from.place != Place::kLine) Add(from, choice, from.place, CostOnLine(choice.token, from.script), to);
    if (from.place == Place::kLine && MayBeBase(from.tokens.back()) && MayBeInScript(choice.token)) {
      Add(from, choice, Place::kPower, CostAsPower(choice.token, from.line), to);
      if (!from.tokens.back().inset && kSymbols[from.tokens.back().symbol].kind == Kind::kLetter) Add(from, choice, Place::kIndex, CostAsIndex(choice.token, from.line), to);
    }
  }

  static bool MayBeBase(const Token& token) {
    if (token.inset) return true;
    const Kind kind = kSymbols[token.symbol].kind;
    return kind == Kind::kDigit || kind == Kind::kLetter || kind == Kind::kClose || kind == Kind::kBar;
  }

  static bool MayBeInScript(const Token& token) {
    if (token.inset) return true;
    const Symbol& s = kSymbols[token.symbol];
    return s.kind == Kind::kDigit || s.kind == Kind::kLetter || s.kind == Kind::kOpen || s.kind == Kind::kRoot || s.typed == "-" || s.typed == "+";
  }

  static std::vector<Token> InPlace(const Hypothesis& from, Place place) {
    if (place == Place::kLine) {
      // What follows a power follows a value.
      std::vector<Token> out;
      for (const Token& t : from.tokens)
        if (t.place == Place::kLine) out.push_back(t);
      return out;
    }
    std::vector<Token> out;
    for (auto t = from.tokens.rbegin(); t != from.tokens.rend() && t->place == place; ++t) out.insert(out.begin(), *t);
    return out;
  }

  double GrammarCost(const Hypothesis& from, const Token& next) const {
    const auto before = InPlace(from, next.place);
    double cost = CostAfter(before, next);
    if (next.place != from.place && from.place != Place::kLine) {
      cost += CostOfEnd(InPlace(from, from.place));
      // After a power a letter's figure is no surprise to be on the line, as in x^2y, but a figure is.
      if (!next.inset && kSymbols[next.symbol].kind == Kind::kDigit) cost += 1.5;
    }
    return cost;
  }

  void Add(const Hypothesis& from, const Choice& choice, Place place, double place_cost, std::vector<Hypothesis>& to) const {
    if (place_cost > 9) place_cost += 3;
    Token token = choice.token;
    token.place = place;
    const bool first = from.tokens.empty();
    const double cost = from.cost + choice.cost + (first ? 0.3 * place_cost : place_cost) + GrammarCost(from, token) + StackedCost(from, token, place);
    if (to.size() >= 4 * kBeam && cost > to.back().cost + 25) return;
    Hypothesis next = from;
    next.cost = cost, next.worst = std::min(from.worst, choice.odds), next.place = place;
    if (place == Place::kLine) {
      const auto own = LevelOf(token);
      const bool set = std::any_of(from.tokens.begin(), from.tokens.end(), [](const Token& t) { return t.place == Place::kLine && LevelOf(t); });
      next.line = own && !set ? *own : Followed(from.line, token);
    } else {
      next.script = from.place == place ? Followed(from.script, token) : ScriptLevel(token, from.line);
    }
    next.tokens.push_back(token);
    to.push_back(std::move(next));
  }

  /// A speck that may be no symbol: the less ink and the less like a symbol, the likelier.
  void SkipDirt(size_t i, std::vector<std::vector<Hypothesis>>& beams) {
    const Box& box = items_[i].box;
    if (items_[i].inset || std::max(box.Width(), box.Height()) > kDirtSize * page_.Height()) return;
    const double share = page_.At(items_[i].part).area / (page_.Height() * page_.Height());
    const double cost = kDirt + 40 * share - std::max(-3.0, static_cast<double>(page_.OddsOf({items_[i].part})[kJunkSymbol]));
    for (const Hypothesis& from : beams[i]) {
      Hypothesis next = from;
      next.cost += cost;
      beams[i + 1].push_back(std::move(next));
    }
  }

  static void Prune(std::vector<Hypothesis>& beam) {
    std::stable_sort(beam.begin(), beam.end(), [](const Hypothesis& a, const Hypothesis& b) { return a.cost < b.cost; });
    if (beam.size() > kBeam) beam.resize(kBeam);
  }

  static RowReading Best(std::vector<Hypothesis>& beam) {
    for (Hypothesis& h : beam) {
      h.cost += CostOfEnd(InPlace(h, Place::kLine));
      if (h.place != Place::kLine) h.cost += CostOfEnd(InPlace(h, h.place));
    }
    std::erase_if(beam, [](const Hypothesis& h) { return h.tokens.empty(); });
    Prune(beam);
    if (beam.empty()) return {};
    RowReading best{Typed(beam.front().tokens), beam.front().line, 0};
    double others = 0;
    for (const Hypothesis& h : beam)
      if (Typed(h.tokens) != best.text) others += std::exp(beam.front().cost - h.cost);
    best.chance = -std::log1p(others) + beam.front().worst;
    return best;
  }

  Page& page_;
  std::vector<Item> items_;
};

}  // namespace

RowReading ReadRow(Page& page, const std::vector<uint16_t>& parts, const std::vector<Inset>& insets) {
  if (parts.empty() && insets.empty()) return {};
  return RowBeam(page, parts, insets).Read();
}

}  // namespace sam::vision
