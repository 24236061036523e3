#include "store/sealer.h"

#include <sodium.h>

#include <cstring>

namespace sam {
namespace {

static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kSealOverhead ==
              crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES);
constexpr size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kTagBytes = 16;

void StartSodium() {
  static const bool started = sodium_init() >= 0;
  SAM_CHECK(started);
}

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

using LabelBytes = std::array<unsigned char, 21>;
LabelBytes ToBytes(const SealLabel& label) {
  LabelBytes out{};
  out[0] = static_cast<unsigned char>(label.purpose);
  auto put = [&out](size_t at, uint64_t value, size_t width) {
    for (size_t i = 0; i < width; ++i) out[at + i] = static_cast<unsigned char>(value >> (8 * i));
  };
  put(1, static_cast<uint64_t>(label.person), 8);
  put(9, label.place, 8);
  put(17, label.version, 4);
  return out;
}

}  // namespace

SecretKey SecretKey::From(std::string_view bytes) {
  SAM_CHECK(bytes.size() == kBytes);
  SecretKey key;
  std::memcpy(key.bytes_.data(), bytes.data(), kBytes);
  return key;
}

SecretKey SecretKey::Random() {
  StartSodium();
  SecretKey key;
  randombytes_buf(key.bytes_.data(), kBytes);
  return key;
}

SecretKey::~SecretKey() { Destroy(); }
void SecretKey::Destroy() { sodium_memzero(bytes_.data(), kBytes); }
bool SecretKey::IsDestroyed() const { return sodium_is_zero(bytes_.data(), kBytes) == 1; }

std::string Seal(const SecretKey& key, const SealLabel& label, std::string_view text) {
  StartSodium();
  SAM_CHECK(!key.IsDestroyed());
  const LabelBytes about = ToBytes(label);
  std::string sealed(text.size() + kSealOverhead, '\0');
  unsigned char* nonce = Bytes(sealed);
  randombytes_buf(nonce, kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, Bytes(text), text.size(), about.data(),
                                             about.size(), nullptr, nonce, key.data());
  return sealed;
}

Result<std::string> Unseal(const SecretKey& key, const SealLabel& label, std::string_view sealed) {
  StartSodium();
  if (sealed.size() < kSealOverhead || key.IsDestroyed())
    return Fail(ErrorCode::kCorrupt, "a sealed text is cut off or its key is gone");
  const LabelBytes about = ToBytes(label);
  std::string text(sealed.size() - kSealOverhead, '\0');
  const int bad = crypto_aead_xchacha20poly1305_ietf_decrypt(Bytes(text), nullptr, nullptr, Bytes(sealed) + kNonceBytes,
                                                             sealed.size() - kNonceBytes, about.data(), about.size(),
                                                             Bytes(sealed), key.data());
  if (bad != 0)
    return Fail(ErrorCode::kCorrupt, "a sealed text does not open: it was changed, or the key is another's");
  return text;
}

std::string NameTag(const SecretKey& key, std::string_view name) {
  StartSodium();
  const std::string text = "name\n" + std::string(name);
  std::string tag(kTagBytes, '\0');
  crypto_generichash(Bytes(tag), tag.size(), Bytes(std::string_view(text)), text.size(), key.data(), SecretKey::kBytes);
  return tag;
}

std::string RandomUuid() {
  StartSodium();
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string hex(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

void Wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace sam
