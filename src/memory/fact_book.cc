#include "memory/fact_book.h"

#include <algorithm>
#include <utility>

#include "base/growth.h"
#include "base/random.h"
#include "base/unicode.h"
#include "memory/fact_relations.h"

namespace sam {
namespace {

constexpr size_t kLongestWords = 240;
constexpr size_t kMostClaims = 16;

std::string_view CutAtCharacter(std::string_view words) {
  words = Trim(words);
  if (words.size() <= kLongestWords) return words;
  size_t end = kLongestWords;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  return words.substr(0, end);
}

std::string IdOf(const ClaimRecord& record) { return "f" + std::to_string(Number(record.turn)) + "." + std::to_string(record.place + 1); }

bool IsNow(const ClaimRecord& record) { return record.state == ClaimState::kCurrent; }

/// The phrase family that a predicate about the person stands for.
std::string_view PhraseOf(std::string_view subject, std::string_view p) {
  if (p == predicate::kName) return subject == "me" ? "@my-name" : "@name";
  if (p == predicate::kCannotEat) return "@cannot-eat";
  if (p == predicate::kLikes || p == predicate::kFavourite) return "@favourite";
  if (p == predicate::kDislikes) return "@disliked";
  if (p == predicate::kColour) return "@colour";
  if (p == predicate::kBirthday) return "@born";
  if (p == predicate::kFrom) return "@my-origin";
  if (subject != "me") return "";
  if (p == predicate::kJob || p == predicate::kWorksAt) return "@my-job";
  if (p == predicate::kLivesIn) return "@my-home";
  if (p == predicate::kAge) return "@my-age";
  return "";
}

bool MayBear(const ClaimRecord& a, const ClaimRecord& b) {
  return a.subject_head == b.subject_head || a.object_head == b.object_head || a.subject_head == b.object_head || a.object_head == b.subject_head;
}

bool SameWords(std::string_view a, std::string_view b) { return Comparable(a) == Comparable(b); }

/// The same thing said, perhaps the other way round ("Joost" relation "flatmate", "flatmate" name "Joost").
bool SaysTheSame(const Triple& a, const Triple& b) {
  if (IsNaming(a) && IsNaming(b)) {
    const Naming one = NamingOf(a), two = NamingOf(b);
    return SameWords(one.name, two.name) && SamePerson(one.role, two.role);
  }
  return a.predicate == b.predicate && SameWords(a.object, b.object) && SamePerson(a.subject, b.subject);
}

/// `later` cannot be so together with `earlier`.
bool Replaces(const Triple& later, const Triple& earlier) {
  if (IsNaming(later) && IsNaming(earlier)) {
    const Naming now = NamingOf(later), before = NamingOf(earlier);
    return SamePerson(now.role, before.role) && !SameWords(now.name, before.name) && IsOnlyOne(now.role);
  }
  if (later.predicate != earlier.predicate || !SamePerson(later.subject, earlier.subject)) return false;
  if (later.predicate == predicate::kFavourite) {
    const auto what = [](std::string_view object) { return object.substr(0, object.find(':')); };
    return later.object.find(':') != later.object.npos && SameWords(what(later.object), what(earlier.object));
  }
  return IsSingleValued(later.predicate) && (later.predicate != predicate::kName || IsOnlyOne(later.subject));
}

/// `right` takes `wrong` back: another object for the same, or the same object for another.
bool TakesBack(const Triple& right, const Triple& wrong) {
  if (IsNaming(right) && IsNaming(wrong)) {
    const Naming now = NamingOf(right), before = NamingOf(wrong);
    const bool same_role = SamePerson(now.role, before.role), same_name = SameWords(now.name, before.name);
    return same_role != same_name;
  }
  if (!SamePredicateGroup(right.predicate, wrong.predicate)) return false;
  const bool same_subject = SamePerson(right.subject, wrong.subject), same_object = SameWords(right.object, wrong.object);
  if (right.predicate != wrong.predicate) return same_subject && !same_object && IsSingleValued(right.predicate) && IsSingleValued(wrong.predicate);
  return same_subject != same_object && (same_object ? IsSingleValued(right.predicate) : true);
}

/// An ending may give only one end of what was so: "joost" (moved out), "flatmate" is "Joost".
bool Ends(const Triple& ending, const Triple& fact) {
  const auto touches = [](std::string_view a, std::string_view b) { return !a.empty() && !b.empty() && (SameWords(a, b) || SamePerson(a, b)); };
  if (IsNaming(fact)) {
    const Naming so = NamingOf(fact);
    const bool by_name = touches(ending.subject, so.name) || touches(ending.object, so.name);
    const bool by_role = touches(ending.subject, so.role) || touches(ending.object, so.role);
    if (by_name && by_role) return true;
    const bool about_relation = ending.predicate == predicate::kRelation || ending.predicate == predicate::kIs || ending.predicate == predicate::kName ||
                                ending.predicate == predicate::kLivesIn || ending.predicate == predicate::kHas;
    return about_relation && ((by_name && (ending.object.empty() || !touches(ending.subject, "me"))) || (by_role && ending.object.empty()));
  }
  const bool same_predicate = ending.predicate.empty() || SamePredicateGroup(ending.predicate, fact.predicate);
  return same_predicate && SamePerson(ending.subject, fact.subject) && (ending.object.empty() || touches(ending.object, fact.object));
}

}  // namespace

uint32_t HeadOf(std::string_view words) {
  const std::string comparable = Comparable(words);
  const size_t space = comparable.rfind(' ');
  return static_cast<uint32_t>(StableHash(std::string_view(comparable).substr(space == comparable.npos ? 0 : space + 1)));
}

std::string_view FactBook::Subject(const ClaimRecord& r) const { return std::string_view(text_).substr(r.begin, r.subject_size); }
std::string_view FactBook::Predicate(const ClaimRecord& r) const { return std::string_view(text_).substr(r.begin + r.subject_size, r.predicate_size); }
std::string_view FactBook::Words(const ClaimRecord& r) const { return std::string_view(text_).substr(r.begin, size_t{r.subject_size} + r.predicate_size + r.object_size); }
std::string_view FactBook::Object(const ClaimRecord& r) const {
  return std::string_view(text_).substr(r.begin + r.subject_size + r.predicate_size, r.object_size);
}

void FactBook::Add(const ClaimBatch& batch) {
  for (size_t place = 0; place < batch.claims.size() && place < kMostClaims; ++place) {
    const FactClaim& claim = batch.claims[place];
    if (sam::Trim(claim.subject).empty() || (sam::Trim(claim.object).empty() && claim.kind != ClaimKind::kEnded)) continue;
    Append(claim, batch, place);
    Settle(records_.size() - 1);
  }
}

void FactBook::Append(const FactClaim& claim, const ClaimBatch& batch, size_t place) {
  const std::string_view subject = CutAtCharacter(claim.subject), predicate = CutAtCharacter(claim.predicate), object = CutAtCharacter(claim.object);
  ClaimRecord record;
  record.turn = batch.turn;
  record.begin = static_cast<uint32_t>(text_.size());
  record.subject_size = static_cast<uint16_t>(subject.size());
  record.predicate_size = static_cast<uint16_t>(predicate.size());
  record.object_size = static_cast<uint16_t>(object.size());
  record.place = static_cast<uint16_t>(place);
  record.confidence = static_cast<float>(claim.confidence);
  record.kind = claim.kind;
  record.subject_head = HeadOf(subject);
  record.object_head = HeadOf(object);
  record.language = batch.language;
  record.said_at = batch.at.at.time_since_epoch().count();
  record.said_offset = static_cast<int16_t>(batch.at.offset.count());
  if (claim.when) {
    record.has_when = 1;
    record.when_at = claim.when->at.time_since_epoch().count();
    record.when_offset = static_cast<int16_t>(claim.when->offset.count());
  }
  GrowGently(text_, subject.size() + predicate.size() + object.size());
  text_.append(subject).append(predicate).append(object);
  GrowGently(records_, 1);
  records_.push_back(record);
}

void FactBook::Settle(size_t index) {
  current_.reset();
  ClaimRecord& record = records_[index];
  record.state = record.marks & kSaidWrong ? ClaimState::kWrong : ClaimState::kCurrent;
  if (!IsNow(record)) return;
  if (record.kind == ClaimKind::kEnded) return End(index);
  if (record.kind == ClaimKind::kCorrection) Correct(index);
  const auto triple = [&](const ClaimRecord& r) { return Triple{Subject(r), Predicate(r), Object(r)}; };
  const Triple said = triple(record);
  for (size_t i = 0; i < index; ++i) {
    ClaimRecord& earlier = records_[i];
    if (!IsNow(earlier) || !MayBear(record, earlier)) continue;
    if (SaysTheSame(said, triple(earlier)) && record.has_when == earlier.has_when && record.when_at == earlier.when_at) {
      record.state = ClaimState::kRepeated;
    } else if (earlier.turn != record.turn && Replaces(said, triple(earlier))) {
      earlier.state = ClaimState::kFormer;
    }
  }
}

void FactBook::End(size_t index) {
  ClaimRecord& record = records_[index];
  const Triple ending{Subject(record), Predicate(record), Object(record)};
  record.state = ending.object.empty() ? ClaimState::kMarker : ClaimState::kFormer;
  for (size_t i = 0; i < index; ++i) {
    ClaimRecord& earlier = records_[i];
    if (!IsNow(earlier) || !Ends(ending, {Subject(earlier), Predicate(earlier), Object(earlier)})) continue;
    earlier.state = ClaimState::kFormer;
    record.state = ClaimState::kMarker;
  }
}

void FactBook::Correct(size_t index) {
  const ClaimRecord& record = records_[index];
  const Triple right{Subject(record), Predicate(record), Object(record)};
  for (size_t i = 0; i < index; ++i) {
    ClaimRecord& earlier = records_[i];
    if (!IsNow(earlier) || earlier.turn == record.turn) continue;
    if (TakesBack(right, {Subject(earlier), Predicate(earlier), Object(earlier)})) earlier.state = ClaimState::kWrong;
  }
}

void FactBook::Take(ClaimRecord record, std::string_view words) {
  record.begin = static_cast<uint32_t>(text_.size());
  text_ += words;
  records_.push_back(record);
}

void FactBook::Drop(const std::set<TurnId>& turns) {
  const FactBook before = std::exchange(*this, {});
  for (const ClaimRecord& record : before.records_)
    if (!turns.contains(record.turn)) Take(record, before.Words(record));
  SettleAll();
}

void FactBook::AddNoted(const ClaimBatch& batch) {
  size_t place = 0;
  for (const ClaimRecord& record : records_)
    if (record.turn == batch.turn) place = record.place + size_t{1};
  const auto end = std::upper_bound(records_.begin(), records_.end(), batch.turn, [](TurnId turn, const ClaimRecord& record) { return turn < record.turn; });
  const size_t at = static_cast<size_t>(end - records_.begin());
  const FactBook before = std::exchange(*this, {});
  for (size_t i = 0; i < at; ++i) Take(before.records_[i], before.Words(before.records_[i]));
  for (const FactClaim& claim : batch.claims) {
    if (place >= kMostClaims || sam::Trim(claim.subject).empty() || sam::Trim(claim.object).empty()) continue;
    Append(claim, batch, place++);
    records_.back().marks = kNoted;
  }
  for (size_t i = at; i < before.records_.size(); ++i) Take(before.records_[i], before.Words(before.records_[i]));
  SettleAll();
}

void FactBook::SettleAll() {
  for (size_t i = 0; i < records_.size(); ++i) Settle(i);
}

void FactBook::Mark(std::string_view fact_id, std::string_view mark) {
  const auto it = std::find_if(records_.begin(), records_.end(), [&](const ClaimRecord& r) { return IdOf(r) == fact_id; });
  if (it == records_.end()) return;
  if (mark == "pinned") it->marks |= kPinned;
  if (mark == "unpinned") it->marks &= static_cast<uint8_t>(~kPinned);
  if (mark == "wrong") it->marks |= kSaidWrong;
  Trim();
  SettleAll();
}

std::optional<Contradiction> FactBook::ContradictedBy(const std::vector<FactClaim>& claims) const {
  constexpr float kSure = 0.75f;
  for (const FactClaim& claim : claims) {
    if (claim.kind != ClaimKind::kNew || claim.confidence < static_cast<double>(kSure)) continue;
    const Triple said{claim.subject, claim.predicate, claim.object};
    const bool lasts = IsNaming(said) || claim.predicate == predicate::kBirthday || claim.predicate == predicate::kFrom;
    for (const ClaimRecord& record : records_) {
      if (!IsNow(record) || record.confidence < kSure || !(lasts || (record.marks & kPinned))) continue;
      if (Replaces(said, {Subject(record), Predicate(record), Object(record)})) return Contradiction{ToFact(record), claim};
    }
  }
  return std::nullopt;
}

std::vector<TurnId> FactBook::TurnsSaying(std::string_view fact_id) const {
  const auto it = std::find_if(records_.begin(), records_.end(), [&](const ClaimRecord& r) { return IdOf(r) == fact_id; });
  if (it == records_.end()) return {};
  const Triple wanted{Subject(*it), Predicate(*it), Object(*it)};
  std::vector<TurnId> turns;
  for (const ClaimRecord& record : records_) {
    const Triple said{Subject(record), Predicate(record), Object(record)};
    // What was taken back for it goes, too: forgetting what is right must not bring back what never was.
    const bool taken_back = record.state == ClaimState::kWrong && TakesBack(wanted, said);
    const bool same = &record == &*it || taken_back || SaysTheSame(wanted, said);
    if (same && (turns.empty() || turns.back() != record.turn)) turns.push_back(record.turn);
  }
  return turns;
}

bool FactBook::HasFactOf(TurnId turn) const {
  return std::binary_search(records_.begin(), records_.end(), ClaimRecord{.turn = turn}, [](const ClaimRecord& a, const ClaimRecord& b) { return a.turn < b.turn; });
}

std::vector<std::string> FactBook::OtherNamesOf(std::string_view words) const {
  std::vector<std::string> names;
  std::string_view bare = words;
  for (const std::string_view mine : {"my ", "our ", "내 ", "제 ", "우리 "})
    if (bare.starts_with(mine)) bare.remove_prefix(mine.size());
  for (const ClaimRecord& record : records_) {
    const Triple fact{Subject(record), Predicate(record), Object(record)};
    if (!IsNaming(fact) || fact.subject == "me") continue;
    const Naming naming = NamingOf(fact);
    if (SameWords(bare, naming.name) && IsOnlyOne(naming.role)) names.emplace_back(naming.role);
    if (SamePerson(bare, naming.role)) names.emplace_back(naming.name);
  }
  return names;
}

bool FactBook::IsAbout(const ClaimRecord& record, std::string_view words) const {
  for (const std::string_view mine : {"my ", "our ", "내 ", "제 ", "우리 "})
    if (words.starts_with(mine)) words.remove_prefix(mine.size());
  const Triple fact{Subject(record), Predicate(record), Object(record)};
  if (fact.subject == "me" && !IsNaming(fact)) return false;
  return SamePerson(fact.subject, words) || (IsNaming(fact) && SamePerson(fact.object, words));
}

std::vector<std::pair<std::string, std::string>> FactBook::AliasesIn(std::string_view question) const {
  std::vector<std::pair<std::string, std::string>> aliases;
  std::vector<WordKey> asked;
  AddWordKeys(question, asked);
  const auto names = [&](std::string_view word) { return std::find(asked.begin(), asked.end(), StemKey(ToLower(word))) != asked.end(); };
  for (const ClaimRecord& record : records_) {
    const Triple fact{Subject(record), Predicate(record), Object(record)};
    if (record.state != ClaimState::kCurrent || !IsNaming(fact) || fact.subject == "me") continue;
    const Naming naming = NamingOf(fact);
    const std::string_view role = naming.role.substr(naming.role.rfind(' ') == naming.role.npos ? 0 : naming.role.rfind(' ') + 1);
    if (naming.name.find(' ') != naming.name.npos || naming.role.find("'s ") != naming.role.npos) continue;
    if (names(role)) aliases.emplace_back(role, ToLower(naming.name));
    else if (names(naming.name) && IsOnlyOne(role)) aliases.emplace_back(ToLower(naming.name), role);
  }
  return aliases;
}

Fact FactBook::ToFact(const ClaimRecord& record) const {
  Fact fact;
  fact.id = IdOf(record);
  fact.subject = Subject(record);
  fact.predicate = Predicate(record);
  fact.object = Object(record);
  fact.confidence = static_cast<double>(record.confidence);
  fact.state = IsNow(record) ? FactState::kCurrent : FactState::kFormer;
  fact.source = record.turn;
  fact.since = {Instant(Duration(record.said_at)), std::chrono::minutes(record.said_offset)};
  if (record.has_when) fact.when = Moment{Instant(Duration(record.when_at)), std::chrono::minutes(record.when_offset)};
  fact.language = record.language;
  fact.pinned = (record.marks & kPinned) != 0;
  fact.noted = (record.marks & kNoted) != 0;
  return fact;
}

std::span<const WordKey> FactBook::KeysOf(size_t index) const {
  while (key_ends_.size() < records_.size()) {
    const ClaimRecord& record = records_[key_ends_.size()];
    const size_t begin = keys_.size();
    AddWordKeys(Subject(record), keys_);
    AddWordKeys(Object(record), keys_);
    AddWordKeys(Predicate(record), keys_);
    if (const std::string_view phrase = PhraseOf(Subject(record), Predicate(record)); !phrase.empty()) keys_.push_back(KeyOf(phrase));
    std::sort(keys_.begin() + static_cast<std::ptrdiff_t>(begin), keys_.end());
    GrowGently(key_ends_, 1);
    key_ends_.push_back(static_cast<uint32_t>(keys_.size()));
  }
  const size_t begin = index == 0 ? 0 : key_ends_[index - 1];
  return std::span<const WordKey>(keys_).subspan(begin, key_ends_[index] - begin);
}

void FactBook::Trim() const {
  std::vector<WordKey>().swap(keys_);
  std::vector<uint32_t>().swap(key_ends_);
  current_.reset();
}

size_t FactBook::Bytes() const {
  return text_.capacity() + records_.capacity() * sizeof(ClaimRecord) + keys_.capacity() * sizeof(WordKey) + key_ends_.capacity() * sizeof(uint32_t);
}

const std::vector<Fact>& FactBook::Current() const {
  if (current_) return *current_;
  current_.emplace();
  for (const ClaimRecord& record : records_)
    if (IsNow(record)) current_->push_back(ToFact(record));
  return *current_;
}

std::vector<Fact> FactBook::All() const {
  std::vector<Fact> facts;
  for (const ClaimRecord& record : records_)
    if (IsNow(record) || record.state == ClaimState::kFormer) facts.push_back(ToFact(record));
  return facts;
}

bool FactBook::Restore(std::vector<ClaimRecord> records, std::string text) {
  size_t end = 0;
  for (const ClaimRecord& r : records) {
    if (r.begin != end || r.kind > ClaimKind::kEnded || r.state > ClaimState::kMarker || r.language > Language::kKorean || r.has_when > 1) return false;
    end += size_t{r.subject_size} + r.predicate_size + r.object_size;
  }
  if (end != text.size()) return false;
  records_ = std::move(records);
  text_ = std::move(text);
  Trim();
  return true;
}

}  // namespace sam
