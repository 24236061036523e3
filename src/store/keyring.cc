#include "store/keyring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace sam {
namespace {

constexpr uint32_t kVersion = 1;
constexpr size_t kMostCached = 16'384;  // people; about 1.2 kB each
constexpr std::string_view kProof = "this key file belongs to this keyring";
constexpr const char* kGetPerson = "SELECT sealed FROM persons WHERE person = ?1";
constexpr const char* kGetBlock = "SELECT id, sealed FROM blocks WHERE person = ?1 AND block = ?2";
constexpr const char* kSchema =
    "CREATE TABLE proof(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
    "CREATE TABLE persons(person INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
    "CREATE TABLE blocks(id INTEGER PRIMARY KEY, person INTEGER NOT NULL, block INTEGER NOT NULL, sealed BLOB NOT "
    "NULL);"
    "CREATE UNIQUE INDEX blocks_of_person ON blocks(person, block);"
    "PRAGMA user_version = 1;";

SealLabel PersonLabel(PersonId person) { return {'p', person, 0, kVersion}; }
SealLabel BlockLabel(PersonId person, uint32_t number) { return {'b', person, number, kVersion}; }
constexpr SealLabel kProofLabel{'c', PersonId::kNobody, 0, kVersion};

bool AllZero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

std::string SealPerson(const SecretKey& master, PersonId person, const PersonKeys& keys) {
  std::string text(keys.own.View());
  text += keys.snapshot.View();
  for (int i = 0; i < 8; ++i) text += static_cast<char>(keys.generation >> (8 * i));
  std::string sealed = Seal(master, PersonLabel(person), text);
  Wipe(text);
  return sealed;
}

Result<std::optional<PersonKeys>> UnsealPerson(const SecretKey& master, PersonId person, std::string_view sealed) {
  if (AllZero(sealed)) return std::optional<PersonKeys>();
  Result<std::string> text = Unseal(master, PersonLabel(person), sealed);
  if (!text || text->size() != 72)
    return Fail(ErrorCode::kCorrupt,
                fmt::format("the keys of person {} are damaged; restore a backup", static_cast<int64_t>(person)));
  PersonKeys keys{SecretKey::From(text->substr(0, 32)), SecretKey::From(text->substr(32, 32)), 0};
  for (size_t i = 0; i < 8; ++i)
    keys.generation |= static_cast<uint64_t>(static_cast<uint8_t>((*text)[64 + i])) << (8 * i);
  Wipe(*text);
  return std::optional(keys);
}

std::string SealBlock(const SecretKey& key, PersonId person, uint32_t number, const KeyBlock& block) {
  std::string text;
  text.reserve(kTurnsPerBlock * SecretKey::kBytes);
  for (const SecretKey& turn_key : block) text += turn_key.View();
  std::string sealed = Seal(key, BlockLabel(person, number), text);
  Wipe(text);
  return sealed;
}

Result<void> UnsealBlock(const SecretKey& key, PersonId person, uint32_t number, std::string_view sealed,
                         KeyBlock& block) {
  Result<std::string> text = Unseal(key, BlockLabel(person, number), sealed);
  if (!text || text->size() != kTurnsPerBlock * SecretKey::kBytes) {
    return Fail(ErrorCode::kCorrupt, fmt::format("turn keys {} of person {} are damaged; restore a backup", number,
                                                 static_cast<int64_t>(person)));
  }
  for (size_t i = 0; i < block.size(); ++i)
    block[i] = SecretKey::From(std::string_view(*text).substr(i * SecretKey::kBytes, SecretKey::kBytes));
  Wipe(*text);
  return {};
}

}  // namespace

Result<void> KeyReader::Open(const std::string& file, const std::string& vfs, const SecretKey& master) {
  master_ = master;
  if (auto r = database_.Open(file, Database::Access::kReadOnly, vfs); !r) return r;
  return database_.Prepare({{kGetPerson, &person_}, {kGetBlock, &block_}});
}

Result<std::optional<PersonKeys>> KeyReader::Person(PersonId person) {
  const Result<bool> row = person_.With(static_cast<int64_t>(person)).Step();
  if (!row) return tl::unexpected(row.error());
  Result<std::optional<PersonKeys>> keys =
      *row ? UnsealPerson(master_, person, person_.Blob(0)) : std::optional<PersonKeys>();
  person_.Reset();
  return keys;
}

Result<SecretKey> KeyReader::TurnKey(PersonId person, const PersonKeys& keys, TurnId turn) {
  const uint32_t number = BlockOf(turn);
  if (block_person_ != person || block_number_ != number) {
    DropBlock();
    const Result<bool> row = block_.With(static_cast<int64_t>(person), static_cast<int64_t>(number)).Step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) {
      return Fail(
          ErrorCode::kCorrupt,
          fmt::format("the keyring lacks the key of turn {} of person {}; restore log and keyring from the same backup",
                      Number(turn), static_cast<int64_t>(person)));
    }
    const Result<void> opened = UnsealBlock(keys.own, person, number, block_.Blob(1), last_block_);
    block_.Reset();
    if (!opened) return tl::unexpected(opened.error());
    block_person_ = person;
    block_number_ = number;
  }
  return last_block_[Number(turn) % kTurnsPerBlock];
}

bool KeyReader::HasBlock(PersonId person, uint32_t number) {
  const Result<bool> row = block_.With(static_cast<int64_t>(person), static_cast<int64_t>(number)).Step();
  block_.Reset();
  return row && *row;
}

void KeyReader::DropBlock() {
  block_person_ = PersonId::kNobody;
  for (SecretKey& key : last_block_) key.Destroy();
}

Result<std::unique_ptr<Keyring>> Keyring::Open(const std::string& file, const std::string& vfs, const SecretKey& master,
                                               Make make) {
  auto keyring = std::make_unique<Keyring>();
  keyring->master_ = master;
  if (auto r = keyring->database_.Open(file, Database::Access::kReadWrite, vfs); !r) return tl::unexpected(r.error());
  if (auto r = keyring->Prepare(make); !r) return tl::unexpected(r.error());
  return keyring;
}

Result<void> Keyring::Prepare(Make make) {
  const Result<int64_t> version = database_.AskInteger("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version > kVersion)
    return Fail(ErrorCode::kUnavailable, "the keyring was written by a newer version of Samantha; update first");
  if (*version == 0 && make == Make::kNo)
    return Fail(ErrorCode::kCorrupt,
                "the keyring file keyring.db is missing; put it back: without it nothing in this folder can be read");
  if (auto r = database_.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
      !r)
    return r;
  if (*version == 0) {
    if (auto r = database_.Execute("BEGIN IMMEDIATE"); !r) return r;
    if (auto r = database_.Execute(kSchema); !r) return r;
    Statement proof;
    if (auto r = database_.Prepare("INSERT INTO proof VALUES(1, ?1)", proof); !r) return r;
    const std::string sealed = Seal(master_, kProofLabel, kProof);
    if (auto r = proof.With(std::string_view(sealed)).Run(); !r) return r;
    if (auto r = database_.Execute("COMMIT"); !r) return r;
  }
  const Result<void> prepared =
      database_.Prepare({{"INSERT OR REPLACE INTO persons VALUES(?1, ?2)", &put_person_},
                         {kGetPerson, &get_person_},
                         {"INSERT INTO blocks(person, block, sealed) VALUES(?1, ?2, ?3)", &add_block_},
                         {kGetBlock, &get_block_},
                         {"UPDATE blocks SET sealed = ?2 WHERE id = ?1", &put_block_},
                         {"UPDATE blocks SET sealed = zeroblob(length(sealed)) WHERE person = ?1", &zero_blocks_}});
  if (!prepared) return prepared;
  return CheckMaster();
}

Result<void> Keyring::CheckMaster() {
  Statement proof;
  if (auto r = database_.Prepare("SELECT sealed FROM proof", proof); !r) return r;
  const Result<bool> row = proof.Step();
  if (!row) return tl::unexpected(row.error());
  if (*row && Unseal(master_, kProofLabel, proof.Blob(0))) return {};
  return Fail(ErrorCode::kUnavailable,
              "the file 'key' in the data folder is not the one this log was sealed with; put the right one back");
}

Result<void> Keyring::Begin() {
  return database_.InTransaction() ? Result<void>() : database_.Execute("BEGIN IMMEDIATE");
}

Result<void> Keyring::WritePerson(PersonId person, const PersonKeys& keys) {
  const std::string sealed = SealPerson(master_, person, keys);
  return put_person_.With(static_cast<int64_t>(person), std::string_view(sealed)).Run();
}

Result<void> Keyring::AddPerson(PersonId person) {
  if (auto r = Begin(); !r) return r;
  if (auto r = zero_blocks_.With(static_cast<int64_t>(person)).Run(); !r) return r;
  const PersonKeys keys{SecretKey::Random(), SecretKey::Random(), 1};
  if (auto r = WritePerson(person, keys); !r) return r;
  cache_.erase(person);
  return TurnKey(person, TurnId::kNone).map([](const SecretKey&) {});
}

Result<std::optional<PersonKeys>> Keyring::Person(PersonId person) {
  const Result<bool> row = get_person_.With(static_cast<int64_t>(person)).Step();
  if (!row) return tl::unexpected(row.error());
  Result<std::optional<PersonKeys>> keys =
      *row ? UnsealPerson(master_, person, get_person_.Blob(0)) : std::optional<PersonKeys>();
  get_person_.Reset();
  return keys;
}

Result<Keyring::Cached*> Keyring::Find(PersonId person) {
  if (const auto found = cache_.find(person); found != cache_.end()) return &found->second;
  const Result<std::optional<PersonKeys>> keys = Person(person);
  if (!keys) return tl::unexpected(keys.error());
  if (!*keys)
    return Fail(ErrorCode::kNotFound,
                fmt::format("person {} is not known; find them by name first", static_cast<int64_t>(person)));
  if (cache_.size() >= kMostCached) cache_.clear();
  Cached& cached = cache_[person];
  cached.keys = **keys;
  return &cached;
}

Result<void> Keyring::LoadBlock(PersonId person, Cached& cached, uint32_t number) {
  if (cached.number == number) return {};
  cached.number.reset();
  const Result<bool> row = get_block_.With(static_cast<int64_t>(person), static_cast<int64_t>(number)).Step();
  if (!row) return tl::unexpected(row.error());
  const bool is_new = !*row || AllZero(get_block_.Blob(1));
  const int64_t id = *row ? get_block_.Integer(0) : 0;
  const Result<void> opened =
      is_new ? Result<void>() : UnsealBlock(cached.keys.own, person, number, get_block_.Blob(1), cached.block);
  get_block_.Reset();
  if (!opened) return opened;
  if (is_new) {
    if (auto r = Begin(); !r) return r;
    for (SecretKey& key : cached.block) key = SecretKey::Random();
    const std::string sealed = SealBlock(cached.keys.own, person, number, cached.block);
    auto r = id != 0
                 ? put_block_.With(id, std::string_view(sealed)).Run()
                 : add_block_.With(static_cast<int64_t>(person), static_cast<int64_t>(number), std::string_view(sealed))
                       .Run();
    if (!r) return r;
  }
  cached.number = number;
  return {};
}

Result<SecretKey> Keyring::TurnKey(PersonId person, TurnId turn) {
  const Result<Cached*> cached = Find(person);
  if (!cached) return tl::unexpected(cached.error());
  if (auto r = LoadBlock(person, **cached, BlockOf(turn)); !r) return tl::unexpected(r.error());
  const SecretKey& key = (*cached)->block[Number(turn) % kTurnsPerBlock];
  if (key.IsDestroyed())
    return Fail(ErrorCode::kInvalidArgument,
                fmt::format("turn {} was forgotten; nothing can be added to it", Number(turn)));
  return key;
}

Result<void> Keyring::Commit() { return database_.InTransaction() ? database_.Execute("COMMIT") : Result<void>(); }

void Keyring::Rollback() {
  database_.Rollback();
  cache_.clear();
}

Result<void> Keyring::ZeroTurns(PersonId person, std::span<const TurnId> turns) {
  if (auto r = Begin(); !r) return r;
  const Result<Cached*> cached = Find(person);
  if (!cached) return tl::unexpected(cached.error());
  for (const TurnId turn : turns) {
    if (turn == TurnId::kNone)
      return Fail(ErrorCode::kInvalidArgument,
                  "what lies before the first turn cannot be forgotten alone; forget the person");
    const uint32_t number = BlockOf(turn);
    if (auto r = LoadBlock(person, **cached, number); !r) return r;
    (*cached)->block[Number(turn) % kTurnsPerBlock].Destroy();
    const std::string sealed = SealBlock((*cached)->keys.own, person, number, (*cached)->block);
    const Result<bool> row = get_block_.With(static_cast<int64_t>(person), static_cast<int64_t>(number)).Step();
    if (!row) return tl::unexpected(row.error());
    const int64_t id = get_block_.Integer(0);
    get_block_.Reset();
    if (auto r = put_block_.With(id, std::string_view(sealed)).Run(); !r) return r;
  }
  (*cached)->keys.snapshot = SecretKey::Random();
  ++(*cached)->keys.generation;
  return WritePerson(person, (*cached)->keys);
}

Result<void> Keyring::ZeroPerson(PersonId person) {
  if (auto r = Begin(); !r) return r;
  if (auto r = zero_blocks_.With(static_cast<int64_t>(person)).Run(); !r) return r;
  const std::string zeros(72 + kSealOverhead, '\0');
  return put_person_.With(static_cast<int64_t>(person), std::string_view(zeros)).Run();
}

Result<void> Keyring::CommitAndScrub(Result<void> staged) {
  if (staged) staged = Commit();
  Rollback();  // of what failed; and no key stays in memory
  if (!staged) return staged;
  // The write-ahead log still holds the rows as they were.
  return database_.MoveWalIntoFile(Database::Checkpoint::kTruncate);
}

Result<void> Keyring::DestroyTurns(PersonId person, std::span<const TurnId> turns) {
  return CommitAndScrub(ZeroTurns(person, turns));
}

Result<void> Keyring::DestroyPerson(PersonId person) { return CommitAndScrub(ZeroPerson(person)); }

}  // namespace sam
