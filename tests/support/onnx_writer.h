// A tiny network of the shape of piper's voices, written by hand: each id becomes one sample, the id times the length scale by a thousand. For tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sam::testing_support {

/// Protocol buffers, as far as ONNX needs them.
class Message {
 public:
  Message& Number(int field, uint64_t value) {
    Varint(static_cast<uint64_t>(field) << 3);
    Varint(value);
    return *this;
  }
  Message& Bytes(int field, std::string_view value) {
    Varint(static_cast<uint64_t>(field) << 3 | 2);
    Varint(value.size());
    bytes_ += value;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void Varint(uint64_t value) {
    for (; value > 127; value >>= 7) bytes_ += static_cast<char>((value & 127) | 128);
    bytes_ += static_cast<char>(value);
  }
  std::string bytes_;
};

inline std::string OnnxNode(std::string_view type, const std::vector<std::string_view>& inputs, std::string_view output, std::string_view attribute = "", uint64_t value = 0) {
  Message node;
  for (const std::string_view input : inputs) node.Bytes(1, input);
  node.Bytes(2, output).Bytes(4, type);
  if (!attribute.empty()) node.Bytes(5, Message().Bytes(1, attribute).Number(3, value).Number(20, 2).bytes());
  return node.bytes();
}

inline std::string OnnxValue(std::string_view name, uint64_t type, const std::vector<std::string_view>& dimensions) {
  Message shape;
  for (const std::string_view dimension : dimensions) shape.Bytes(1, Message().Bytes(2, dimension).bytes());
  return Message().Bytes(1, name).Bytes(2, Message().Bytes(1, Message().Number(1, type).Bytes(2, shape.bytes()).bytes()).bytes()).bytes();
}

template <typename T>
std::string OnnxTensor(std::string_view name, uint64_t type, const std::vector<T>& values, bool scalar) {
  Message tensor;
  if (!scalar) tensor.Number(1, values.size());
  return tensor.Number(2, type).Bytes(8, name).Bytes(9, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof values[0]}).bytes();
}

inline std::string WriteOnnxVoice() {
  constexpr uint64_t kFloat = 1, kInt64 = 7;
  Message graph;
  graph.Bytes(1, OnnxNode("Cast", {"input"}, "numbers", "to", kFloat)).Bytes(1, OnnxNode("Gather", {"scales", "one"}, "length")).Bytes(1, OnnxNode("Mul", {"numbers", "thousandth"}, "small"));
  graph.Bytes(1, OnnxNode("Mul", {"small", "length"}, "flat")).Bytes(1, OnnxNode("Reshape", {"flat", "shape"}, "output")).Bytes(2, "voice");
  graph.Bytes(5, OnnxTensor<int64_t>("one", kInt64, {1}, true)).Bytes(5, OnnxTensor<float>("thousandth", kFloat, {.001f}, true)).Bytes(5, OnnxTensor<int64_t>("shape", kInt64, {1, 1, 1, -1}, false));
  graph.Bytes(11, OnnxValue("input", kInt64, {"batch", "ids"})).Bytes(11, OnnxValue("input_lengths", kInt64, {"batch"})).Bytes(11, OnnxValue("scales", kFloat, {"three"}));
  graph.Bytes(12, OnnxValue("output", kFloat, {"a", "b", "c", "samples"}));
  return Message().Number(1, 8).Bytes(7, graph.bytes()).Bytes(8, Message().Bytes(1, "").Number(2, 13).bytes()).bytes();
}

}  // namespace sam::testing_support
