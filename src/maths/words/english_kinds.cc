// What is a kind of what: robins are birds, pens and lamps are things.
#include <algorithm>
#include <array>

#include "maths/words/english_lexicon.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

const auto& Kinds() {
  static const std::array kKinds = {
      std::pair{SetOf("animal pet creature"), SetOf("dog cat cow horse sheep pig goat hen chicken duck goose rabbit lion tiger bear monkey elephant zebra giraffe penguin bird fish puppy kitten lamb calf fox wolf deer mouse hamster parrot turtle frog snake donkey camel seal kangaroo")},
      std::pair{SetOf("bird"), SetOf("robin finch duck goose hen chicken parrot pigeon dove sparrow crow swan owl eagle penguin gull seagull swallow blackbird flamingo turkey starling heron crane hawk stork canary")},
      std::pair{SetOf("fish"), SetOf("guppy goldfish trout salmon cod herring tuna carp minnow shark perch bass")},
      std::pair{SetOf("insect bug"), SetOf("ant bee beetle fly ladybug ladybird butterfly grasshopper moth wasp cricket spider")},
      std::pair{SetOf("child kid pupil student youngster"), SetOf("boy girl child kid pupil student son daughter")},
      std::pair{SetOf("person people guest visitor passenger customer member player singer"), SetOf("man woman boy girl child kid adult grown-up teacher pupil student parent friend worker guest player singer person soprano alto bass tenor visitor actor dancer")},
      std::pair{SetOf("fruit"), SetOf("apple orange banana pear plum peach lemon lime melon grape cherry strawberry mango kiwi apricot pineapple fig berry")},
      std::pair{SetOf("vegetable"), SetOf("carrot potato onion tomato pepper cabbage turnip beet leek pumpkin cucumber bean pea radish squash corn")},
      std::pair{SetOf("flower plant bloom"), SetOf("rose tulip daisy lily orchid sunflower daffodil violet carnation poppy pansy iris lilac")},
      std::pair{SetOf("tree plant"), SetOf("oak pine maple birch elm willow palm apple-tree")},
      std::pair{SetOf("vehicle"), SetOf("car truck lorry bus van motorcycle bike bicycle motorbike taxi tractor")},
      std::pair{SetOf("cake pastry treat sweet dessert"), SetOf("cupcake muffin pie cookie brownie tart bun roll donut doughnut biscuit candy lollipop cake pastry")},
      std::pair{SetOf("drink beverage"), SetOf("coffee tea juice soda milk lemonade water cola")},
      std::pair{SetOf("coin"), SetOf("penny nickel dime quarter")},
      std::pair{SetOf("instrument"), SetOf("violin drum flute clarinet trumpet guitar piano cello horn trombone")},
      std::pair{SetOf("clothes garment"), SetOf("shirt sock coat dress scarf hat jacket sweater skirt glove mitten pant trouser")},
      std::pair{SetOf("toy"), SetOf("doll ball kite robot puzzle block car teddy game top")},
      std::pair{SetOf("shape"), SetOf("circle triangle square rectangle star")}};
  return kKinds;
}

}  // namespace

bool IsKindOf(std::string_view stem, std::string_view kind) {
  if (kind == "thing" || kind == "item" || kind == "object") return !stem.empty() && DimensionOf(stem).empty();
  return std::ranges::any_of(Kinds(), [&](const auto& one) { return one.first.contains(kind) && one.second.contains(stem) && stem != kind; });
}

}  // namespace sam::maths
