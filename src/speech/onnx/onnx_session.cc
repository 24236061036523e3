#include "speech/onnx/onnx_session.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/opened_library.h"
#include "base/unicode.h"

namespace sam::onnx {
namespace {

/// Version 1 of the table of functions that OrtGetApiBase gives (onnxruntime_c_api.h, MIT): its 102 places never change. Only what is used has a type; every call gives a status, null for success.
using Place = void (*)();
struct Api {
  Place before_message[2];
  const char* (*message)(const void* status);  // 2
  void* (*create_env)(int severity, const char* name, void** env);
  Place before_session[3];
  void* (*create_session)(const void* env, const char* path, const void* options, void** session);  // 7
  Place from_array;
  void* (*run)(void* session, const void* options, const char* const* names, const void* const* values, size_t count, const char* const* wanted, size_t wanted_count, void** outputs);
  void* (*create_options)(void** options);  // 10
  Place before_threads[13];
  void* (*set_threads)(void* options, int threads);  // 24
  Place before_tensor[24];
  void* (*create_tensor)(const void* memory, void* data, size_t bytes, const int64_t* shape, size_t dimensions, int type, void** value);  // 49
  Place is_tensor;
  void* (*data_of)(void* value, void** data);  // 51
  Place before_type[8];
  void* (*type_of)(const void* shape, int* type);  // 60
  Place before_count[3];
  void* (*count_of)(const void* shape, size_t* count);  // 64
  void* (*shape_of)(const void* value, void** shape);
  Place before_memory[3];
  void* (*create_memory)(int allocator, int kind, void** memory);  // 69
  Place before_release[22];
  void (*release_env)(void*);  // 92
  void (*release_status)(void*);
  void (*release_memory)(void*);
  void (*release_session)(void*);
  void (*release_value)(void*);
  Place release_other[2];
  void (*release_shape)(void*);    // 99
  void (*release_options)(void*);  // 100
  Place last;
};
static_assert(sizeof(Api) == 102 * sizeof(Place));

struct ApiBase {
  const Api* (*get)(uint32_t version);
  const char* (*version)();
};

constexpr int kFloat = 1, kInt64 = 7;  // ONNXTensorElementDataType
constexpr int kErrorsOnly = 3;         // OrtLoggingLevel
constexpr int kDeviceAllocator = 0, kDefaultMemory = 0;
constexpr size_t kMostSamples = 48000u * 600;  // ten minutes

const Api* api = nullptr;

/// The status becomes an error, and is let go of.
Result<void> Check(void* status, std::string_view what) {
  if (status == nullptr) return {};
  const std::string message = CleanText(api->message(status), 200);
  api->release_status(status);
  return Fail(ErrorCode::kCorrupt, fmt::format("{}: {}", what, message));
}

struct Value {
  void* value = nullptr;
  ~Value() {
    if (value != nullptr) api->release_value(value);
  }
};

}  // namespace

Result<void> OpenRuntime(const std::string& library) {
  if (api != nullptr) return {};
  OpenedLibrary opened;
  const ApiBase* (*base)() = nullptr;
  bool there = false;
  for (const std::string& name : library.empty() ? std::vector<std::string>{"libonnxruntime.so.1", "libonnxruntime.so"} : std::vector<std::string>{library}) there = there || opened.Open(name.c_str());
  if (!there || !opened.Find(base, "OrtGetApiBase"))
    return Fail(ErrorCode::kUnavailable, fmt::format("ONNX Runtime is not there ({}); install it, or name its library with SAMANTHA_ONNXRUNTIME=FILE", library.empty() ? "libonnxruntime.so.1" : library));
  api = base()->get(1);
  if (api == nullptr) return Fail(ErrorCode::kUnavailable, "this ONNX Runtime does not know the first version of its own interface; install another");
  return {};
}

Result<std::unique_ptr<Session>> Session::Load(const std::string& model, int threads) {
  std::unique_ptr<Session> session(new Session());
  void* options = nullptr;
  Result<void> done = Check(api->create_env(kErrorsOnly, "samantha", &session->env_), "ONNX Runtime does not start");
  if (done) done = Check(api->create_memory(kDeviceAllocator, kDefaultMemory, &session->memory_), "ONNX Runtime does not start");
  if (done) done = Check(api->create_options(&options), "ONNX Runtime does not start");
  if (done) done = Check(api->set_threads(options, threads), "ONNX Runtime does not start");
  if (done) done = Check(api->create_session(session->env_, model.c_str(), options, &session->session_), fmt::format("'{}' is no voice that ONNX Runtime loads", model));
  if (options != nullptr) api->release_options(options);
  if (!done) return tl::unexpected(done.error());
  return session;
}

Session::~Session() {
  if (session_ != nullptr) api->release_session(session_);
  if (memory_ != nullptr) api->release_memory(memory_);
  if (env_ != nullptr) api->release_env(env_);
}

Result<std::vector<float>> Session::Run(std::span<const int64_t> ids, const Scales& scales, std::optional<int64_t> speaker) {
  std::vector<int64_t> all(ids.begin(), ids.end()), length = {static_cast<int64_t>(ids.size())}, who = {speaker.value_or(0)};
  Scales own = scales;
  std::array<Value, 4> inputs;
  const auto tensor = [&](size_t at, auto& numbers, std::vector<int64_t> shape, int type) { return Check(api->create_tensor(memory_, numbers.data(), numbers.size() * sizeof numbers[0], shape.data(), shape.size(), type, &inputs[at].value), "no room for a sentence"); };
  Result<void> done = tensor(0, all, {1, length[0]}, kInt64);
  if (done) done = tensor(1, length, {1}, kInt64);
  if (done) done = tensor(2, own, {3}, kFloat);
  if (done && speaker) done = tensor(3, who, {1}, kInt64);
  constexpr std::array names = {"input", "input_lengths", "scales", "sid"};
  const std::array<const void*, 4> values = {inputs[0].value, inputs[1].value, inputs[2].value, inputs[3].value};
  const char* const wanted = "output";
  Value output;
  if (done) done = Check(api->run(session_, nullptr, names.data(), values.data(), speaker ? 4 : 3, &wanted, 1, &output.value), "the voice fails at a sentence");
  void *shape = nullptr, *data = nullptr;
  size_t count = 0;
  int type = 0;
  if (done) done = Check(api->shape_of(output.value, &shape), "the voice gives no sound");
  if (done) done = Check(api->count_of(shape, &count), "the voice gives no sound");
  if (done) done = Check(api->type_of(shape, &type), "the voice gives no sound");
  if (shape != nullptr) api->release_shape(shape);
  if (done && (type != kFloat || count > kMostSamples)) done = Fail(ErrorCode::kCorrupt, fmt::format("the voice gives {} numbers of type {} for a sentence; that is no sound", count, type));
  if (done) done = Check(api->data_of(output.value, &data), "the voice gives no sound");
  if (!done) return tl::unexpected(done.error());
  const float* const samples = static_cast<const float*>(data);
  return std::vector<float>(samples, samples + count);
}

}  // namespace sam::onnx
