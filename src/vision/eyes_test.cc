#include "vision/eyes.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>
#include <vector>

#include "vision/eye_wire.h"
#include "vision/picture_maker.h"
#include "vision/shut_in.h"

namespace sam::vision {
namespace {

/// Four thick strokes of an equals sign between two bars, as a page.
Picture Page() {
  Picture page = Blank(400, 200, 255);
  Fill(page, 60, 60, 68, 140, 0, 0, 0);
  Fill(page, 120, 85, 180, 93, 0, 0, 0);
  Fill(page, 120, 108, 180, 116, 0, 0, 0);
  Fill(page, 230, 60, 238, 140, 0, 0, 0);
  return page;
}

bool HasZombie() {
  siginfo_t info{};
  return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
}

std::string Script(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + name;
  std::ofstream(path) << "#!/bin/sh\n" << text << "\n";
  chmod(path.c_str(), 0755);
  return path;
}

TEST(Eyes, SeesAPagesSizeAndLight) {
  const Eyes eyes(SAM_LOOK);
  const auto seen = eyes.Look(PngOf(Page()));
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ(seen->width_px, 400);
  EXPECT_GT(seen->brightness, 0.9);
  EXPECT_EQ(seen->colours.front(), "white");
}

TEST(Eyes, SaysWhatIsWrongWithAFileAndLivesOn) {
  const Eyes eyes(SAM_LOOK);
  const std::string png = PngOf(Page()), jpeg = JpegOf(Page());
  for (const std::string& file : {std::string(), std::string("no picture"), png.substr(0, png.size() / 2), jpeg.substr(0, jpeg.size() / 2), PngHeader(30000, 30000), JpegOfManyScans(Blank(3000, 3000, 128), 300)}) {
    const auto began = std::chrono::steady_clock::now();
    const auto seen = eyes.Look(file);
    ASSERT_FALSE(seen);
    EXPECT_EQ(seen.error().code, ErrorCode::kInvalidArgument) << seen.error().message;
    EXPECT_GT(seen.error().message.size(), 20u);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  }
  EXPECT_TRUE(eyes.Look(png));
  EXPECT_FALSE(HasZombie());
}

TEST(Eyes, EndsAPictureThatCostsTooMuch) {
  const Eyes eyes(SAM_LOOK, {.most_pixels = 4'000'000'000, .most_expansion = 1'000'000, .cpu_seconds = 1, .wall_seconds = 20});
  const auto seen = eyes.Look(PngOfOneColour(40000, 40000));
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, ErrorCode::kExhausted) << seen.error().message;
  EXPECT_FALSE(HasZombie());
}

TEST(Eyes, LooksAtManyAtOnce) {
  const Eyes eyes(SAM_LOOK, {.wall_seconds = 60, .most_at_once = 2});
  std::vector<std::thread> threads;
  std::vector<int> right(6, 0);
  for (size_t n = 0; n < right.size(); ++n) {
    threads.emplace_back([&, n] {
      const auto seen = eyes.Look(PngOf(Blank(100 + static_cast<int>(n), 50, 200)));
      right[n] = seen && seen->width_px == 100 + static_cast<int>(n);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int one : right) EXPECT_EQ(one, 1);
  EXPECT_FALSE(HasZombie());
}

TEST(Eyes, ComplainsOfAProgramThatIsNone) {
  for (const std::string& program : {std::string("/nowhere/samantha"), std::string("/bin/false"), std::string("/usr/bin/yes")}) {
    const auto seen = Eyes(program).Look(PngOf(Page()));
    ASSERT_FALSE(seen) << program;
    EXPECT_GT(seen.error().message.size(), 20u);
  }
  EXPECT_FALSE(HasZombie());
}

TEST(Eyes, WaitsNoLongerThanAllowed) {
  const Eyes eyes(Script("sleeps.sh", "exec sleep 60"), {.wall_seconds = 1});
  const auto began = std::chrono::steady_clock::now();
  const auto seen = eyes.Look(PngOf(Page()));
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, ErrorCode::kCancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(4));
}

TEST(EyeWire, BringsBackWhatWasSeen) {
  Seen seen{.formulas = {{"3x+1=4", 0.9}, {"x^2", 0.5}}, .words = "Solve:\n풀어라", .words_sureness = 0.75, .width_px = 12, .height_px = 34, .brightness = 0.5, .colours = {"white", "blue"}};
  const auto back = ReadReply(WriteReply(Looked{seen, true}));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->seen.words, seen.words);
  EXPECT_EQ(back->seen.formulas[1].text, "x^2");
  EXPECT_EQ(back->seen.colours, seen.colours);
  EXPECT_TRUE(back->unread);
  EXPECT_FALSE(ReadReply(WriteReply(Looked{seen, false}))->unread);
  EXPECT_EQ(ReadReply(WriteReply(Fail(ErrorCode::kExhausted, "too\nmuch"))).error().message, "too much");
}

TEST(EyeWire, BelievesNothing) {
  for (const std::string reply : {"", "end\n", "size 1 1\n", "size 0 1\nend\n", "size 1 1\ncolour mauve\nend\n", "size 1 1\nlight 7\nend\n", "size 1 1\nlight nan\nend\n", "size 1 1\nformula 0.5 \nend\n", "size 1 1\nrun rm\nend\n", "error end\n", "size 1 1\nwords 1 \xFF\nend\n"})
    EXPECT_FALSE(ReadReply(reply)) << reply;
  EXPECT_FALSE(ReadLimits("look 1 2 3"));
  EXPECT_TRUE(ReadLimits("look 64000000 100 2 268435456 16777216"));
}

TEST(ShutIn, LeavesNothingButReadingAndWriting) {
  const pid_t pid = fork();
  if (pid == 0) {
    if (!ShutIn(0, 1, 5, 64L << 20)) _exit(1);
    errno = 0;
    if (open("/etc/passwd", O_RDONLY) >= 0 || errno != EPERM) _exit(2);
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0) _exit(3);
    if (fork() >= 0) _exit(4);
    if (write(2, "x", 1) >= 0) _exit(5);
    _exit(42);
  }
  int status = 0;
  ASSERT_EQ(waitpid(pid, &status, 0), pid);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 42);
}

}  // namespace
}  // namespace sam::vision
