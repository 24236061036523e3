#include "base/whole_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace sam {
namespace {

std::string TextOf(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(WholeFile, IsWrittenForItsOwnerAloneAndReplacedWhole) {
  std::string folder = std::filesystem::temp_directory_path() / "whole-file-XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string path = folder + "/in/deeper.txt";
  ASSERT_TRUE(WriteWholeFile(path, "first, and longer"));
  ASSERT_TRUE(WriteWholeFile(path, "second"));
  EXPECT_EQ(TextOf(path), "second");
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(path + ".new"));
  const auto refused = WriteWholeFile(path + "/under-a-file", "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kUnavailable);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sam
