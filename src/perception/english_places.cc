// Names of places that people live in and come from, in lower case too; and where such a name stands in a text.
#include <boost/unordered/unordered_flat_set.hpp>

#include "perception/english_tells.h"

namespace sam::english {
namespace {

// Left out: names that are everyday words as well (bath, reading, cork, nice, split, deal, mobile, rugby).
constexpr std::string_view kPlaces =
    "aberdeen aberystwyth accra adelaide alaska albania alberta algiers alicante amsterdam anglesey ankara antrim "
    "antwerp argentina arizona arkansas armagh arran athens atlanta auckland austin australia austria ayr ayrshire "
    "bahrain bali baltimore bangalore bangkok bangor barbados barcelona barnsley barra basel basingstoke bavaria "
    "bedminster belfast belgium belgrade bergen berkshire berlin bern birmingham blackburn blackpool bogota bologna "
    "bolton bordeaux boston bournemouth bradford brazil brighton brisbane bristol brittany brixton brooklyn brussels "
    "bucharest budapest buffalo bulgaria burnley busan cairo calgary california cambridge camden canada canberra "
    "cardiff carlisle casablanca catalonia charlotte chelmsford cheltenham chennai chester chicago chile cincinnati "
    "cleveland cologne colorado connacht connel connemara copenhagen cornwall coventry crete crewe croatia croydon "
    "cuba cumbria cyprus dakar dallas darlington delhi denmark denver derby derbyshire derry detroit devon doncaster "
    "donegal dorset dresden dubai dublin dumfries dunblane dundee dunedin dunfermline durham ealing edinburgh "
    "edmonton egypt england essex estonia ethiopia exeter falkirk fife finland florence florida france frankfurt "
    "galashiels galway gateshead gdansk geneva genoa germany ghana ghent glasgow glencoe gloucester gothenburg "
    "grangemouth greece greenock grenoble grimsby guildford hackney halifax hamburg hampshire hanoi harrogate "
    "hastings hawaii hawick helsinki hereford hertfordshire holland houston hove huddersfield hull hungary iceland "
    "inverness iona ipswich iran iraq ireland islay israel istanbul italy jakarta jamaica japan jersey johannesburg "
    "jordan kansas kathmandu kent kentucky kenya kerry kilkenny kilmarnock kirkcaldy kirkwall korea krakow kuwait "
    "kyiv kyoto lagos lancashire lancaster largs larne latvia lebanon leeds leicester leipzig leith lerwick lewisham "
    "lichfield lille lima limerick lincolnshire lisbon lithuania liverpool llandudno lochgilphead lofoten london "
    "louisiana ljubljana luton luxembourg lyon madrid malaga malaysia mallaig malmo malta manchester manila "
    "margate marseille maryland massachusetts mayo melbourne memphis mexico miami michigan middlesbrough midleton "
    "milan milwaukee minneapolis minnesota mississippi missouri montana montpellier montreal morocco moscow mull "
    "mumbai munich munster nairobi nantes napier naples nashville nebraska nepal netherlands nevada newcastle "
    "newport nigeria norfolk normandy northampton northumberland norway norwich nottingham nuremberg oban ohio "
    "oklahoma oldham ontario oregon orkney orlando osaka oslo ottawa oxford oxfordshire paisley pakistan palermo "
    "paris peckham pennsylvania penzance perth peru perthshire philadelphia phoenix pitlochry pittsburgh plymouth "
    "poland porto portree portrush portsmouth portugal porthcawl prague preston pretoria quebec queensland raleigh "
    "ramsgate reykjavik riga rome romania roscommon rotherham rotterdam russia sacramento salford salisbury salzburg "
    "sardinia scarborough scotland scunthorpe seattle seoul serbia seville sheffield shetland shropshire sicily "
    "singapore skye slovakia slovenia sligo sofia solihull somerset southampton southend southport spain stirling "
    "stockholm stockport stockton stornoway stromness strathclyde stuttgart suffolk sunderland surrey sussex swansea "
    "sweden swindon switzerland sydney taipei taiwan tallinn tampa tanzania tasmania taynuilt teesside telford "
    "tennessee texas thailand tipperary tiree tobermory tokyo torquay toronto toulouse trieste truro tunis turin "
    "turkey tuscany tyrone uganda ukraine ullapool ulster uruguay utah utrecht valencia vancouver venice vermont "
    "verona vienna vietnam vilnius virginia wakefield wales walsall walthamstow warsaw washington waterford "
    "wellington westport wexford whitby wicklow wigan wiltshire winchester winnipeg wisconsin wokingham "
    "wolverhampton worcester wrexham wroclaw wyoming york yorkshire zagreb zimbabwe zurich";

constexpr std::string_view kFirstWords = "new san los las santa saint st great north south east west fort port isle el";

bool Holds(std::string_view words, std::string_view word) {
  for (const auto one : SplitSpaces(words)) {
    if (one == word) return true;
  }
  return false;
}

bool IsWord(const Token& token) {
  return token.classes == 0 && token.verb == nullptr && token.word.size() > 3 && !IsEnglishStopWord(token.word);
}

}  // namespace

bool IsPlaceName(std::string_view word) {
  static const boost::unordered_flat_set<std::string_view> places = [] {
    const auto all = SplitSpaces(kPlaces);
    return boost::unordered_flat_set<std::string_view>(all.begin(), all.end());
  }();
  return places.contains(word);
}

Span PlaceAt(const Text& text, size_t i, size_t end, bool any) {
  if (i >= end) return {};
  if (IsPlaceName(text[i].word)) return {i, i + 1};
  const bool two = i + 1 < end && text[i].stop_after == 0 && Holds(kFirstWords, text[i].word) &&
                   (IsNameToken(text[i + 1]) || IsPlaceName(text[i + 1].word) || IsWord(text[i + 1]) ||
                    text[i + 1].Is(kGivenNameWord) || text[i + 1].word == "york");
  if (two) return {i, i + 2};
  if (IsNameToken(text[i]) && !text[i].Is(kGivenNameWord | kTitleWord)) return ParseName(text, i, end, NameMode::kSure);
  const bool alone = i + 1 >= end || text[i].stop_after != 0 || text[i + 1].Is(kPrepositionWord | kAdverbWord | kConjunctionWord | kTimeWord | kFillerWord);
  if (any && alone && IsWord(text[i]) && !text[i].genitive) return {i, i + 1};
  return {};
}

}  // namespace sam::english
