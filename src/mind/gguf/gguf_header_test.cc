#include "mind/gguf/gguf_header.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <llama.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <cstring>

#include "mind/gguf/gguf_types.h"
#include "tests/support/gguf_writer.h"

namespace sam {
namespace {

using support::GgufImage;
using testing::HasSubstr;

Result<GgufHeader> Read(const std::string& bytes) {
  const int file = memfd_create("model", 0);
  EXPECT_EQ(write(file, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  auto header = ReadGgufHeader(file, "model.gguf");
  close(file);
  return header;
}

std::string Whole(const GgufImage& image) {
  return image.Header() + std::string(image.WeightBytes(), '\0');
}

GgufImage Tiny(const char* shape = "llama-tiny") {
  return support::DescribeModel(*support::ShapeNamed(shape));
}

/// Of an image that must be refused.
Error RefusalOf(const GgufImage& image) {
  const auto header = Read(Whole(image));
  EXPECT_FALSE(header);
  return header ? Error{} : header.error();
}

std::string WhyNot(const GgufImage& image) {
  return RefusalOf(image).message;
}

TEST(GgufHeader, TellsWhatAModelIs) {
  const auto header = Read(Whole(Tiny("qwen2-tiny-q4_0")));
  ASSERT_TRUE(header) << header.error().message;
  EXPECT_EQ(header->kind, GgufHeader::Kind::kModel);
  EXPECT_EQ(header->architecture, "qwen2");
  EXPECT_EQ(header->name, "made qwen2");
  EXPECT_EQ(header->quantisation, "Q4_0");
  EXPECT_EQ(header->licence, "none needed: random numbers");
  EXPECT_EQ(header->context_length, 4096u);
  EXPECT_EQ(header->layers, 2u);
  EXPECT_EQ(header->embedding, 64u);
  EXPECT_EQ(header->vocabulary, 640u);
  EXPECT_TRUE(header->has_chat_template);
  EXPECT_EQ(header->kv_bytes_per_token, 2u * 2 * (16 + 16) * 2);
  EXPECT_EQ(header->parameters, 640u * 64 + 2 * (64 * 64 * 2 + 64 * 32 * 2 + 3 * 64 * 128 + 64 * 2 + 64 + 32 * 2) + 64);
}

TEST(GgufHeader, CountsAlikeWithLlamaCpp) {
  const std::string path = testing::TempDir() + "counted.gguf";
  ASSERT_TRUE(support::WriteModel(*support::ShapeNamed("llama-tiny-q8_0"), 1, path));
  const auto header = ReadGgufHeader(path);
  ASSERT_TRUE(header);
  llama_log_set([](lm_ggml_log_level, const char*, void*) {}, nullptr);
  llama_model* model = llama_model_load_from_file(path.c_str(), llama_model_default_params());
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(header->parameters, llama_model_n_params(model));
  EXPECT_EQ(header->weight_bytes, llama_model_size(model));
  llama_model_free(model);
}

TEST(GgufHeader, KnowsEveryWeightTypeAsGgmlDoes) {
  for (uint32_t number = 0; number < LM_GGML_TYPE_COUNT + 20; ++number) {
    const auto type = WeightTypeOf(number);
    const int64_t block = number < LM_GGML_TYPE_COUNT ? lm_ggml_blck_size(static_cast<lm_ggml_type>(number)) : 0;
    ASSERT_EQ(type.has_value(), block > 0) << number;
    if (!type) continue;
    EXPECT_EQ(type->block, static_cast<uint64_t>(block)) << type->name;
    EXPECT_EQ(type->bytes, lm_ggml_type_size(static_cast<lm_ggml_type>(number))) << type->name;
  }
}

TEST(GgufHeader, RefusesWhatIsNoGgufFile) {
  EXPECT_THAT(Read("").error().message, HasSubstr("ends within its opening"));
  EXPECT_THAT(Read(std::string(5000, 'x')).error().message, HasSubstr("no GGUF file"));
  EXPECT_EQ(ReadGgufHeader("/nowhere/at/all.gguf").error().code, ErrorCode::kNotFound);
  EXPECT_THAT(ReadGgufHeader("/").error().message, HasSubstr("is no file"));
  EXPECT_THAT(ReadGgufHeader("/dev/zero").error().message, HasSubstr("is no file"));
}

TEST(GgufHeader, RefusesCountsOfTwoToThe63WithoutTakingMemory) {
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  for (const size_t at : {8u, 16u}) {
    std::string bytes = Tiny().Header();
    bytes.replace(at, 8, std::string(7, '\0') + '\x80');
    EXPECT_EQ(Read(bytes).error().code, ErrorCode::kCorrupt);
  }
  for (const uint64_t count : {uint64_t{1} << 63, uint64_t{1} << 32, uint64_t{1} << 61}) {
    GgufImage image = Tiny();
    support::GgufValue texts = support::Texts({});
    std::memcpy(texts.bytes.data() + 4, &count, 8);
    image.Set("tokenizer.ggml.tokens", texts);
    EXPECT_THAT(WhyNot(image), HasSubstr("key \"tokenizer.ggml.tokens\" is said to have"));
  }
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 64 * 1024);
}

TEST(GgufHeader, RefusesATensorThatEndsBeyondTheFile) {
  const GgufImage image = Tiny();
  std::string bytes = Whole(image);
  bytes.resize(bytes.size() - 1);
  const auto header = Read(bytes);
  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(header.error().message, HasSubstr("get it anew"));
}

TEST(GgufHeader, RefusesSizesWhoseProductWrapsAround) {
  GgufImage image = Tiny();
  image.tensors.back().sizes = {uint64_t{1} << 32, uint64_t{1} << 32, 1, 1};
  EXPECT_THAT(WhyNot(image), HasSubstr("has the size 4294967296 in dimension 2"));
}

TEST(GgufHeader, RefusesASizeOfZero) {
  GgufImage image = Tiny();
  image.tensors[3].sizes[1] = 0;
  EXPECT_THAT(WhyNot(image), HasSubstr("has the size 0"));
}

TEST(GgufHeader, RefusesTensorsThatLieOverOneAnother) {
  GgufImage image = Tiny();
  image.tensors[5].offset = image.tensors[4].offset;
  EXPECT_THAT(WhyNot(image), HasSubstr("is its place"));
}

TEST(GgufHeader, RefusesEqualNames) {
  GgufImage image = Tiny();
  image.tensors[5].name = image.tensors[4].name;
  EXPECT_THAT(WhyNot(image), HasSubstr("stands twice"));
  image = Tiny();
  image.entries.push_back(image.entries[2]);
  EXPECT_THAT(WhyNot(image), HasSubstr("stands twice"));
}

TEST(GgufHeader, RefusesByteTokensThatNameNoByte) {
  for (const char* bad : {"<0x-1>", "<0xZZ>", "<0x1>", "byte"}) {
    GgufImage image = Tiny();
    std::vector<std::string> tokens{"<unk>", bad};
    std::vector<int32_t> types{2, 6};
    for (int n = 2; n < 640; ++n) tokens.push_back("t" + std::to_string(n)), types.push_back(1);
    image.Set("tokenizer.ggml.tokens", support::Texts(tokens));
    image.Set("tokenizer.ggml.token_type", support::Integers(types));
    EXPECT_THAT(WhyNot(image), HasSubstr("token 1 stands for a byte")) << bad;
    types[1] = 1;
    image.Set("tokenizer.ggml.token_type", support::Integers(types));
    EXPECT_TRUE(Read(Whole(image))) << "a normal token may be written so";
    image.Set("tokenizer.ggml.model", support::Text("plamo2"));
    EXPECT_EQ(Read(Whole(image)).has_value(), std::string(bad) == "byte") << "but not where all of them are bytes";
  }
}

TEST(GgufHeader, RefusesListsNarrowerThanTheyAreRead) {
  GgufImage image = Tiny();
  support::GgufValue narrow{support::GgufType::kArray, std::string(12, '\0') + std::string(640, '\1')};
  const uint64_t count = 640;
  std::memcpy(narrow.bytes.data() + 4, &count, 8);
  image.Set("tokenizer.ggml.scores", narrow);
  EXPECT_THAT(WhyNot(image), HasSubstr("holds values of type 0"));
}

TEST(GgufHeader, RefusesShapesThatCannotBe) {
  const auto why = [](const char* key, support::GgufValue value) {
    GgufImage image = Tiny();
    image.Set(std::string("llama.") + key, std::move(value));
    return WhyNot(image);
  };
  using support::Number, support::Real;
  EXPECT_THAT(why("block_count", Number(0)), HasSubstr("not between 1 and 512"));
  EXPECT_THAT(why("block_count", support::Wide(2)), HasSubstr("no whole number"));
  EXPECT_THAT(why("block_count", Number(1)), HasSubstr("weights of layer 1, but 1 layers"));
  EXPECT_THAT(why("attention.head_count", Number(0)), HasSubstr("missing or 0"));
  EXPECT_THAT(why("attention.head_count", Number(6)), HasSubstr("does not divide the embedding"));
  EXPECT_THAT(why("attention.head_count_kv", Number(3)), HasSubstr("does not divide 4 heads"));
  EXPECT_THAT(why("rope.dimension_count", Number(15)), HasSubstr("15 in heads of 16"));
  EXPECT_THAT(why("rope.freq_base", Real(std::nanf(""))), HasSubstr("no number between"));
  EXPECT_THAT(why("expert_used_count", Number(2)), HasSubstr("2 of 0"));
  EXPECT_THAT(why("rope.scaling.type", support::Text("sideways")), HasSubstr("sideways"));
}

TEST(GgufHeader, RefusesPartsByTheirReason) {
  GgufImage image = Tiny();
  image.Set("split.count", support::Number(3));
  EXPECT_EQ(RefusalOf(image).code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(WhyNot(image), HasSubstr("one of 3 parts"));
  image = Tiny();
  image.tensors.clear();
  EXPECT_THAT(WhyNot(image), HasSubstr("has no weights"));
  image = Tiny();
  image.Set("tokenizer.ggml.model", support::Text("no_vocab"));
  EXPECT_THAT(WhyNot(image), HasSubstr("has no vocabulary"));
}

TEST(GgufHeader, TellsNamesThatATerminalMayShow) {
  GgufImage image = Tiny();
  image.Set("general.name", support::Text("red\x1b[31m\nand \xff" + std::string(5000, 'x')));
  const auto header = Read(Whole(image));
  ASSERT_TRUE(header);
  EXPECT_LE(header->name.size(), 200u);
  EXPECT_EQ(header->name.find_first_of("\x1b\n\xff"), std::string::npos);
}

TEST(GgufHeader, KnowsEyesAndAdapters) {
  GgufImage eyes;
  eyes.Set("general.architecture", support::Text("clip"));
  eyes.Set("clip.projector_type", support::Text("mlp"));
  eyes.Set("clip.vision.embedding_length", support::Number(64));
  eyes.Set("clip.vision.attention.head_count", support::Number(4));
  eyes.Set("clip.vision.block_count", support::Number(3));
  eyes.Add("v.patch_embd.weight", {64, 64}, 0, 64 * 64 * 4);
  const auto header = Read(Whole(eyes));
  ASSERT_TRUE(header) << header.error().message;
  EXPECT_EQ(header->kind, GgufHeader::Kind::kProjector);
  EXPECT_EQ(header->layers, 3u);
  eyes.Set("clip.vision.image_mean", support::Reals(std::vector<float>{0.5f}));
  EXPECT_THAT(WhyNot(eyes), HasSubstr("one number a colour"));

  GgufImage adapter;
  adapter.Set("general.architecture", support::Text("llama"));
  adapter.Set("general.type", support::Text("adapter"));
  adapter.Set("adapter.type", support::Text("lora"));
  adapter.Set("adapter.lora.alpha", support::Real(16));
  adapter.Add("blk.0.attn_q.weight.lora_a", {64, 8}, 0, 64 * 8 * 4);
  ASSERT_TRUE(Read(Whole(adapter)));
  EXPECT_EQ(Read(Whole(adapter))->kind, GgufHeader::Kind::kAdapter);
  adapter.Set("adapter.lora.alpha", support::Real(std::nanf("")));
  EXPECT_THAT(WhyNot(adapter), HasSubstr("lora.alpha"));
}

}  // namespace
}  // namespace sam
