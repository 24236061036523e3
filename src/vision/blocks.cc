#include "vision/blocks.h"

#include <algorithm>
#include <numeric>

#include "vision/pieces.h"

namespace sam::vision {
namespace {

constexpr double kLoose = 1.8;  // letters' heights

int Shared(int from_a, int to_a, int from_b, int to_b) { return std::min(to_a, to_b) - std::max(from_a, from_b); }
int SharedX(const Patch& a, const Patch& b) { return Shared(a.left, a.right, b.left, b.right); }
int SharedY(const Patch& a, const Patch& b) { return Shared(a.top, a.bottom, b.top, b.bottom); }

/// Which pieces belong together, by joining two sets at a time.
class Sets {
 public:
  explicit Sets(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t Of(size_t n) {
    while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
    return n;
  }
  void Join(size_t a, size_t b) { parent_[Of(a)] = Of(b); }

 private:
  std::vector<size_t> parent_;
};

bool IsBar(const Patch& p) { return p.Width() > 2.2 * p.Height(); }
/// Braces and tall brackets lie beside several lines and must not join them.
bool IsTall(const Patch& p, double letter) { return p.Height() > 1.9 * letter && p.Width() < 0.45 * p.Height(); }

/// Side by side on one line: they share height, and the gap is one that a line has.
bool SideBySide(const Patch& a, const Patch& b, double letter) {
  const int gap = -SharedX(a, b);
  if (gap > 3.5 * letter) return false;
  const int lower = std::max(1, std::min(a.Height(), b.Height()));
  const double share = static_cast<double>(SharedY(a, b)) / lower;
  if (std::max(a.Height(), b.Height()) < 0.45 * letter) return share > 0 && gap < 1.5 * letter;  // between dots and bars nothing is far
  if (lower < 0.45 * letter) return share > 0.5 || (gap < 0.9 * letter && SharedY(a, b) > -0.25 * letter && gap > -0.5 * lower);
  return share > 0.4 || (share > 0.12 && gap < 0.6 * letter);
}

/// The two strokes of "=", the bar and dots of a division sign, an "i" and its dot: one close above the other.
bool OneSign(const Patch& a, const Patch& b, double letter) {
  const int lower = std::min(a.Width(), b.Width());
  if (SharedX(a, b) < 0.5 * lower) return false;
  const int gap = -SharedY(a, b);
  const bool two_bars = IsBar(a) && IsBar(b) && lower > 0.6 * std::max(a.Width(), b.Width());
  if (two_bars) return gap < 0.5 * letter && a.Width() < 2 * letter && b.Width() < 2 * letter;
  const bool a_small = std::max(a.Width(), a.Height()) < 0.4 * letter, b_small = std::max(b.Width(), b.Height()) < 0.4 * letter;
  return (a_small || b_small) && gap < 0.3 * letter;
}

/// What stands close above or below a fraction's bar, over its width.
std::vector<size_t> Beside(const std::vector<Piece>& pieces, size_t bar, double letter, int direction) {
  std::vector<size_t> found;
  const Patch& b = pieces[bar].place;
  for (size_t k = 0; k < pieces.size(); ++k) {
    const Patch& p = pieces[k].place;
    if (k == bar || SharedX(p, b) < 0.5 * std::min(p.Width(), b.Width()) || p.Width() > 1.3 * b.Width()) continue;
    if (IsBar(p) && p.Width() > 0.7 * b.Width() && p.Height() < 0.4 * letter) continue;  // the other stroke of "="
    const int gap = direction < 0 ? b.top - p.bottom : p.top - b.bottom;
    if (gap > -0.3 * letter && gap < 0.75 * letter && (direction < 0 ? p.top < b.top : p.bottom > b.bottom)) found.push_back(k);
  }
  return found;
}

void JoinFractions(const std::vector<Piece>& pieces, double letter, Sets& sets) {
  for (size_t k = 0; k < pieces.size(); ++k) {
    if (!IsBar(pieces[k].place) || pieces[k].place.Width() < 0.5 * letter || pieces[k].place.Height() > 0.5 * letter) continue;
    const auto above = Beside(pieces, k, letter, -1), below = Beside(pieces, k, letter, +1);
    if (above.empty() || below.empty()) continue;
    for (const size_t other : above) sets.Join(k, other);
    for (const size_t other : below) sets.Join(k, other);
  }
}

/// What a root's sign or brackets hold lies within them.
bool Holds(const Patch& outer, const Patch& inner) {
  return inner.left >= outer.left && inner.right <= outer.right && SharedY(outer, inner) > 0.5 * inner.Height();
}

void JoinNeighbours(const std::vector<Piece>& pieces, double letter, Sets& sets) {
  for (size_t a = 0; a < pieces.size(); ++a) {
    const Patch& left = pieces[a].place;
    for (size_t b = a + 1; b < pieces.size() && pieces[b].place.left < left.right + 3.5 * letter; ++b) {
      const Patch& right = pieces[b].place;
      if (OneSign(left, right, letter) || Holds(left, right)) sets.Join(a, b);
      else if (!IsTall(left, letter) && !IsTall(right, letter) && SideBySide(left, right, letter)) sets.Join(a, b);
    }
  }
}

struct Gathered {
  Patch place;
  std::vector<size_t> pieces;
};

std::vector<Gathered> Gather(const std::vector<Piece>& pieces, Sets& sets) {
  std::vector<Gathered> all;
  std::vector<size_t> where(pieces.size(), SIZE_MAX);
  for (size_t k = 0; k < pieces.size(); ++k) {
    size_t& slot = where[sets.Of(k)];
    if (slot == SIZE_MAX) {
      slot = all.size();
      all.push_back({pieces[k].place, {}});
    }
    all[slot].place.Include(pieces[k].place);
    all[slot].pieces.push_back(k);
  }
  return all;
}

/// Groups that share most of their height and lie not far apart are one line: what stands over a fraction's bar and what goes on beside it.
void JoinGroups(const std::vector<Piece>& pieces, double letter, Sets& sets) {
  for (int round = 0; round < 3; ++round) {
    const std::vector<Gathered> groups = Gather(pieces, sets);
    for (size_t a = 0; a < groups.size(); ++a) {
      for (size_t b = a + 1; b < groups.size(); ++b) {
        const Patch &p = groups[a].place, &q = groups[b].place;
        if (-SharedX(p, q) > 3.5 * letter || SharedY(p, q) <= 0) continue;
        const bool lone_brace = (groups[a].pieces.size() == 1 && IsTall(p, letter)) || (groups[b].pieces.size() == 1 && IsTall(q, letter));
        const double share = static_cast<double>(SharedY(p, q)) / std::min(p.Height(), q.Height());
        if (!lone_brace && (share > 0.6 || (SharedX(p, q) > 0.7 * std::min(p.Width(), q.Width()) && share > 0.35))) sets.Join(groups[a].pieces.front(), groups[b].pieces.front());
      }
    }
  }
}

/// A tall piece joins the one line it lies at; a brace before two lines joins none.
void JoinTall(const std::vector<Piece>& pieces, double letter, Sets& sets) {
  const std::vector<Gathered> groups = Gather(pieces, sets);
  for (const Gathered& tall : groups) {
    if (tall.pieces.size() != 1 || !IsTall(tall.place, letter)) continue;
    std::vector<size_t> beside;
    for (const Gathered& other : groups) {
      if (&other == &tall || -SharedX(tall.place, other.place) > 1.2 * letter || SharedY(tall.place, other.place) < 0.5 * std::min(tall.place.Height(), other.place.Height())) continue;
      if (other.place.Height() > 0.4 * letter || other.pieces.size() > 1) beside.push_back(other.pieces.front());
    }
    if (beside.size() == 1) sets.Join(tall.pieces.front(), beside.front());
  }
}

/// Small pieces at a line's ends, far from the rest of it, are remains of rulings or of a table.
void DropLooseEnds(Gathered& line, const std::vector<Piece>& pieces, double letter) {
  std::sort(line.pieces.begin(), line.pieces.end(), [&](size_t a, size_t b) { return pieces[a].place.left < pieces[b].place.left; });
  const auto tall = [&](size_t k) { return pieces[k].place.Height() > 0.55 * letter && !IsBar(pieces[k].place); };
  const auto first = std::find_if(line.pieces.begin(), line.pieces.end(), tall);
  if (first == line.pieces.end()) return;
  const auto last = std::find_if(line.pieces.rbegin(), line.pieces.rend(), tall);
  const int from = pieces[*first].place.left - static_cast<int>(kLoose * letter);
  int to = pieces[*last].place.right;
  for (const size_t k : line.pieces)
    if (pieces[k].place.left < to) to = std::max(to, pieces[k].place.right);  // under a root's bar
  to += static_cast<int>(kLoose * letter);
  std::erase_if(line.pieces, [&](size_t k) { return !tall(k) && (pieces[k].place.right < from || pieces[k].place.left > to); });
  line.place = pieces[line.pieces.front()].place;
  for (const size_t k : line.pieces) line.place.Include(pieces[k].place);
}

double LetterHeight(const Gathered& line, const std::vector<Piece>& pieces, double usual) {
  std::vector<int> heights;
  for (const size_t k : line.pieces)
    if (pieces[k].place.Height() > 0.4 * usual) heights.push_back(pieces[k].place.Height());
  if (heights.empty()) return usual;
  std::nth_element(heights.begin(), heights.begin() + static_cast<ptrdiff_t>(heights.size() / 2), heights.end());
  return heights[heights.size() / 2];
}

/// The line's own ink on white: what belongs to its neighbours is left out.
Raster OwnInk(const Raster& page, const Pieces& pieces, const Gathered& line, int margin) {
  Raster out{line.place.Width() + 2 * margin, line.place.Height() + 2 * margin, {}};
  out.grey.assign(static_cast<size_t>(out.width) * static_cast<size_t>(out.height), 255);
  std::vector<int> own;
  for (const size_t k : line.pieces) own.push_back(pieces.each[k].label);
  std::sort(own.begin(), own.end());
  const auto ours = [&](int x, int y) {
    const int label = pieces.label[static_cast<size_t>(y) * static_cast<size_t>(page.width) + static_cast<size_t>(x)];
    return label != 0 && std::binary_search(own.begin(), own.end(), label);
  };
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const int px = x + line.place.left - margin, py = y + line.place.top - margin;
      if (px < 1 || py < 1 || px >= page.width - 1 || py >= page.height - 1) continue;
      if (!ours(px, py) && !ours(px - 1, py) && !ours(px + 1, py) && !ours(px, py - 1) && !ours(px, py + 1)) continue;
      out.grey[static_cast<size_t>(y) * static_cast<size_t>(out.width) + static_cast<size_t>(x)] = page.grey[static_cast<size_t>(py) * static_cast<size_t>(page.width) + static_cast<size_t>(px)];
    }
  }
  return out;
}

bool IsWriting(const Gathered& line, const std::vector<Piece>& pieces, double letter) {
  if (line.pieces.size() == 1 && (IsTall(line.place, letter) || IsBar(line.place))) return false;
  int area = 0;
  for (const size_t k : line.pieces) area += pieces[k].area;
  return line.place.Height() > 0.45 * letter && area > 0.05 * letter * letter && area > 0.02 * line.place.Width() * line.place.Height();
}

}  // namespace

void Patch::Include(const Patch& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

std::vector<WritingLine> FindLines(const Raster& page, size_t most) {
  const Pieces pieces = FindPieces(page);
  const double letter = pieces.letter_height;
  Sets sets(pieces.each.size());
  JoinFractions(pieces.each, letter, sets);
  JoinNeighbours(pieces.each, letter, sets);
  JoinGroups(pieces.each, letter, sets);
  JoinTall(pieces.each, letter, sets);
  std::vector<WritingLine> lines;
  for (Gathered& group : Gather(pieces.each, sets)) {
    DropLooseEnds(group, pieces.each, letter);
    if (!IsWriting(group, pieces.each, letter) || lines.size() >= 4 * most) continue;
    WritingLine line{.place = group.place, .pieces = {}, .letter_height = LetterHeight(group, pieces.each, letter), .picture = {}, .margin = std::max(3, static_cast<int>(letter / 5))};
    for (const size_t k : group.pieces) line.pieces.push_back(pieces.each[k].place);
    line.picture = OwnInk(page, pieces, group, line.margin);
    lines.push_back(std::move(line));
  }
  // Rows first: a line that begins above another's middle comes before it, and beside it the left one.
  std::sort(lines.begin(), lines.end(), [](const WritingLine& a, const WritingLine& b) { return a.place.top + a.place.bottom < b.place.top + b.place.bottom; });
  for (size_t k = 1; k < lines.size(); ++k)
    for (size_t j = k; j > 0 && SharedY(lines[j].place, lines[j - 1].place) > 0.5 * std::min(lines[j].place.Height(), lines[j - 1].place.Height()) && lines[j].place.left < lines[j - 1].place.left; --j) std::swap(lines[j], lines[j - 1]);
  if (lines.size() > most) lines.resize(most);
  return lines;
}

Raster Between(const WritingLine& line, int left, int right) {
  const int from = std::clamp(left - line.place.left, 0, line.picture.width), to = std::clamp(right - line.place.left + 2 * line.margin, from, line.picture.width);
  Raster out{to - from, line.picture.height, {}};
  for (int y = 0; y < out.height; ++y) {
    const auto row = line.picture.grey.begin() + static_cast<ptrdiff_t>(y) * line.picture.width;
    out.grey.insert(out.grey.end(), row + from, row + to);
    for (int x = 0; x < out.width; ++x) {
      const int px = x + from + line.place.left - line.margin;
      if (px < left - 1 || px > right) out.grey[static_cast<size_t>(y) * static_cast<size_t>(out.width) + static_cast<size_t>(x)] = 255;
    }
  }
  return out;
}

}  // namespace sam::vision
