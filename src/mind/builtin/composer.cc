#include "mind/builtin/composer.h"

#include <algorithm>

#include "base/random.h"
#include "core/leaving.h"

namespace sam {

using content::Block;
using content::Part;

namespace {

/// What a block gains by fitting more than it must: the more conditions hold, the more it is about this.
double Specificity(const Block& b) {
  double sum = 0;
  if (!b.topics.empty()) sum += 0.40;
  if (!b.after.empty()) sum += 0.30;
  if (b.emotion_bits != 0) sum += 0.20;
  if (b.tones != 0) sum += 0.12;
  if (b.feel != 0) sum += 0.15;
  if ((b.slots & Scene::kFocusSlots) != 0) sum += 0.20;
  if (b.at != 0) sum += 0.06;
  if (b.met != 0) sum += 0.20;
  if (b.acts != 0) sum += 0.06;
  if (b.min_closeness > 0) sum += 0.06;
  return sum;
}

/// How much of `draw`'s randomness there is beside fit.
constexpr double kPlay = 0.7;
/// Prior liking of shapes: whole; react body; body; body ask; react ask; react body ask.
struct Shape {
  std::array<Part, 3> parts;
  size_t count;
  double liking;
};
constexpr std::array<Shape, 6> kShapes = {{{{Part::kWhole}, 1, 1.0},
                                           {{Part::kReact, Part::kBody}, 2, 1.0},
                                           {{Part::kBody}, 1, 0.8},
                                           {{Part::kBody, Part::kAsk}, 2, 1.0},
                                           {{Part::kReact, Part::kAsk}, 2, 0.9},
                                           {{Part::kReact, Part::kBody, Part::kAsk}, 3, 0.85}}};
constexpr size_t kTriesAShape = 3;
constexpr size_t kEnoughFresh = 4;  // replies never said that the chooser has to choose from

}  // namespace

Asking AskingNow(const Scene& scene) {
  const auto& quiet = scene.thought.settings.quiet;
  if (quiet && quiet->Contain(scene.local.hour * 60 + scene.local.minute)) return Asking::kRatherNot;
  if (MayBeLeaving(scene.thought)) return Asking::kRatherNot;
  const auto& recent = scene.thought.discourse.recent;
  int run = 0;
  const bool heard = !recent.empty() && recent.back().turn == scene.thought.turn;  // this turn, not answered yet
  for (auto it = recent.rbegin() + (heard ? 1 : 0); it != recent.rend() && it->reply.find('?') != std::string::npos; ++it) ++run;
  double chance = run == 0 ? 0.62 : run == 1 ? 0.40 : 0.10;
  if (IsQuestion(scene.thought.percept.act)) chance *= 0.5;
  if (scene.tone == content::Tone::kBad) chance *= 0.8;
  chance *= 0.8 + 0.4 * scene.thought.persona.liveliness;
  return scene.Unit(StableHash("ask")) < chance ? Asking::kRather : Asking::kRatherNot;
}

void Composer::Best::Keep(Pick pick) {
  if (count == kKept && pick.score <= picks[count - 1].score) return;
  size_t at = count < kKept ? count++ : kKept - 1;
  for (; at > 0 && picks[at - 1].score < pick.score; --at) picks[at] = picks[at - 1];
  picks[at] = pick;
}

Composer::Composer(const Scene& scene, std::string_view skill)
    : scene_(scene), skill_(skill), asking_(AskingNow(scene)) {}

double Composer::Score(const Block& b, double fit) const {
  const double play = 1 - kPlay / 2 + kPlay * scene_.Unit(b.key);
  return (fit + Specificity(b)) * b.weight * scene_.Novelty(b.key) * play;
}

void Composer::Add(std::span<const uint32_t> blocks, double fit) {
  for (const uint32_t i : blocks) {
    const Block& block = scene_.pack.blocks()[i];
    if (!scene_.Holds(block)) continue;
    best_[static_cast<size_t>(block.part)].Keep({&block, Score(block, fit)});
  }
}

bool Composer::Empty() const {
  const auto none = [&](Part part) { return best_[static_cast<size_t>(part)].count == 0; };
  return none(Part::kWhole) && none(Part::kBody) && (none(Part::kReact) || none(Part::kAsk));
}

const Composer::Pick* Composer::At(Part part, size_t rank) const {
  const Best& best = best_[static_cast<size_t>(part)];
  return best.count == 0 ? nullptr : &best.picks[rank % best.count];
}

/// Two pieces that say the same word of the person's again, or her name for the person twice.
bool Composer::Clash(const Plan& plan) const {
  uint32_t seen = 0;
  constexpr uint32_t kNames = 1u << static_cast<uint32_t>(Slot::kName) | 1u << static_cast<uint32_t>(Slot::kCall);
  for (size_t i = 0; i < plan.count; ++i) {
    constexpr uint32_t kTaken = Scene::kFocusSlots | 1u << static_cast<uint32_t>(Slot::kThing);
    uint32_t bits = plan.pieces[i].block->slots & (kTaken | kNames);
    if ((bits & kTaken) != 0) bits |= kTaken;
    if ((bits & kNames) != 0) bits |= kNames;
    if ((seen & bits) != 0) return true;
    seen |= bits;
  }
  return false;
}

double Composer::ShapeFit(const Plan& plan) const {
  double fit = 1;
  bool asks = false;
  size_t length = 0;
  for (size_t i = 0; i < plan.count; ++i) {
    const Block& block = *plan.pieces[i].block;
    asks = asks || block.asks != 0;
    length += block.text.size();
    if (i > 0 && block.group == plan.pieces[i - 1].block->group) fit *= 1.08;
  }
  if (asks != (asking_ == Asking::kRather)) fit *= 0.4;
  const Persona& persona = scene_.thought.persona;
  const double wished =
      60 + 120 * persona.liveliness + 60 * (1 - persona.directness) + (scene_.words.size() > 12 ? 50 : 0);
  if (static_cast<double>(length) > wished) fit *= std::max(0.6, wished / static_cast<double>(length));
  if (Clash(plan)) fit *= 0.3;
  return fit;
}

Candidate Composer::Draft(const Plan& plan, double relevance, std::string_view why) const {
  Candidate candidate;
  candidate.skill = skill_;
  candidate.relevance = relevance;
  candidate.why = why;
  for (size_t i = 0; i < plan.count; ++i) {
    candidate.pieces[i] = plan.pieces[i].block;
    candidate.fresh = candidate.fresh || scene_.Age(plan.pieces[i].block->key) == 0;
  }
  return candidate;
}

Composer::Plans Composer::MakePlans() const {
  Plans plans;
  double best_score = 1e-9;
  for (const Best& best : best_) {
    if (best.count > 0) best_score = std::max(best_score, best.picks[0].score);
  }
  for (size_t s = 0; s < kShapes.size(); ++s) {
    const Shape& shape = kShapes[s];
    const double liking = shape.liking * (0.8 + 0.4 * scene_.Unit(s));
    for (size_t turn = 0; turn < kTriesAShape; ++turn) {
      Plan& plan = plans.all[plans.count];
      plan = {};
      size_t deepest = 0;
      for (const Part part : std::span(shape.parts).first(shape.count)) {
        const Pick* pick = At(part, turn == 0 ? 0 : turn * (plan.count + 1));
        if (pick == nullptr) break;
        plan.pieces[plan.count++] = *pick;
        plan.quality += pick->score / static_cast<double>(shape.count) / best_score;
        deepest = std::max(deepest, best_[static_cast<size_t>(part)].count);
      }
      if (plan.count < shape.count || turn >= deepest) break;
      plan.quality *= liking * ShapeFit(plan);
      ++plans.count;
    }
  }
  return plans;
}

void Composer::Propose(double relevance, std::string_view why, std::vector<Candidate>& out) const {
  Plans plans = MakePlans();
  const auto all = std::span(plans.all).first(plans.count);
  std::sort(all.begin(), all.end(), [](const Plan& a, const Plan& b) { return a.quality > b.quality; });
  size_t fresh = 0;
  for (const Plan& plan : all) {
    out.push_back(Draft(plan, relevance * (0.7 + 0.3 * std::min(1.0, plan.quality)), why));
    if (out.back().fresh && ++fresh == kEnoughFresh) break;
  }
}

void Word(const Scene& scene, Candidate& candidate) {
  if (!candidate.text.empty()) return;
  for (const Block* block : candidate.pieces) {
    if (block == nullptr) break;
    if (!candidate.text.empty()) candidate.text += ' ';
    candidate.text += scene.Say(block->text, block->key);
    candidate.blocks.emplace_back(block->id);
    if (block->asks != 0) candidate.open_question = block->id;
    candidate.subject = scene.thought.percept.focus.noun;
  }
}

}  // namespace sam
