#include "net/url.h"

#include <gtest/gtest.h>

#include "net/redirect.h"

namespace sam::net {
namespace {

TEST(UrlReader, ReadsHostPortAndTarget) {
  const auto url = ParseUrl("HTTP://Example.ORG:11434/v1/chat?x=1");
  ASSERT_TRUE(url) << url.error().message;
  EXPECT_EQ(*url, (Url{Scheme::kHttp, "example.org", 11434, "/v1/chat?x=1"}));
  EXPECT_EQ(url->Text(), "http://example.org:11434/v1/chat?x=1");
  EXPECT_EQ(url->Shown(), "http://example.org:11434/v1/chat");
}

TEST(UrlReader, KnowsEachSchemesOwnPort) {
  EXPECT_EQ(ParseUrl("https://a.b:443")->Text(), "https://a.b/");
  EXPECT_EQ(ParseUrl("http://a.b:80?q")->Text(), "http://a.b/?q");
  EXPECT_EQ(ParseUrl("https://[::1]:8443/x")->Text(), "https://[::1]:8443/x");
}

TEST(UrlReader, RefusesWhatTwoReadersMightReadDifferently) {
  for (const char* text : {"", "http", "http:", "http://", "://x", "file:///etc/passwd", "gopher://x/", "ftp://x", "http:/x", "http:///x", "http://user@host/", "http://user:key@host/", "http://good.org\\@evil.org/",
                           "http://good.org#@evil.org/", "http://a b/", "http://a/b c", "http://a/\r\nHost: b", "http://a/\x01", "http://ex\xC3\xA4mple.org/", "http://a/\xEA\xB0\x80", "http://[::1", "http://[::1]x/", "http://[g::]/",
                           "http://a:0/", "http://a:65536/", "http://a:80x/", "http://a:/", "http://a:-1/", "http://a/#MODEL", "http://a,b/", "http://a%2eb/", "http://a/<script>", "http://::1/"}) {
    const auto url = ParseUrl(text);
    ASSERT_FALSE(url) << text;
    EXPECT_EQ(url.error().code, ErrorCode::kInvalidArgument) << text;
  }
  EXPECT_FALSE(ParseUrl("http://a/" + std::string(9000, 'x')));
  EXPECT_FALSE(ParseUrl("http://" + std::string(300, 'x')));
}

TEST(UrlReader, NeverRepeatsAPasswordInItsError) {
  EXPECT_EQ(ParseUrl("https://me:sk-secret@host/").error().message.find("secret"), std::string::npos);
}

HttpRequest Secret(Method method) { return {.method = method, .url = "https://a.org/x", .headers = {{"x-mine", "1"}}, .body = "what was said", .key = "sk-1", .secrets = {{"x-key", "k-1"}}}; }
Url At(std::string_view text) { return *ParseUrl(text); }

TEST(Redirects, KeepTheKeyAtTheSameHostOnly) {
  const auto same = SendOn(Secret(Method::kGet), At("https://a.org/x"), At("https://a.org/y"), 302);
  EXPECT_EQ(same->key, "sk-1");
  EXPECT_EQ(same->url, "https://a.org/y");
  for (const char* to : {"https://b.org/x", "https://a.org:8443/x", "https://a.org.evil.org/x"}) {
    const auto other = SendOn(Secret(Method::kGet), At("https://a.org/x"), At(to), 302);
    ASSERT_TRUE(other) << to;
    EXPECT_EQ(other->key, "") << to;
    EXPECT_TRUE(other->headers.empty() && other->secrets.empty()) << to;
  }
}

TEST(Redirects, GoToHttpsOnly) {
  EXPECT_EQ(SendOn(Secret(Method::kGet), At("https://a.org/x"), At("http://a.org/x"), 302).error().code, ErrorCode::kInvalidArgument);
}

TEST(Redirects, CarryWhatWasSaidToNoOtherHost) {
  EXPECT_FALSE(SendOn(Secret(Method::kPost), At("https://a.org/x"), At("https://b.org/x"), 307));
  const auto same = SendOn(Secret(Method::kPost), At("https://a.org/x"), At("https://a.org/y"), 308);
  EXPECT_EQ(same->body, "what was said");
  const auto see_other = SendOn(Secret(Method::kPost), At("https://a.org/x"), At("https://b.org/y"), 303);
  EXPECT_EQ(see_other->method, Method::kGet);
  EXPECT_EQ(see_other->body + see_other->key, "");
}

}  // namespace
}  // namespace sam::net
