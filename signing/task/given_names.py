"""Latin names as they are typed in a hurry, in lower case: first names that many people have, and the syllables of
Chinese ones. A first name that is not here is not understood in lower case, and asked for."""

from __future__ import annotations

import re


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FIRST_NAMES = _listed(
    "aaron abby abdul abigail adam adrian agnes ahmed aidan aisha alan albert alejandro alex alexander "
    "alexandra alexis alfred ali alice alicia alison allison alma amanda amelia amir amit amy ana "
    "anastasia andre andrea andreas andrew angela angelina angie anil anita anja anjali anke ann anna "
    "anne annette annie anthony antoine anton antonio arjun arnold arthur arun asha ashley astrid audrey "
    "barbara beatrice becky ben benjamin bernard bernd beth betty bianca bob bobby boris brad bradley "
    "brenda brian bruce bryan caitlin camilla carl carla carlos carmen carol carole carolina caroline "
    "carolyn catherine cathy cecilia charles charlie charlotte chen chloe chris christina christine "
    "christoph christopher cindy claire clara claude claudia colin connor craig cynthia dan daniel "
    "daniela danielle danny dave david debbie deborah deepak denise dennis derek diana diane diego dieter "
    "dirk dmitri dominic donald donna dora doris dorothy doug douglas duncan dylan edgar edith eduardo "
    "edward edwin elaine eleanor elena eli elisabeth elizabeth ella ellen emil emily emma enrique eric "
    "erica erik erin ernest esther ethan eugene eva evan eve evelyn fatima felix fernando fiona florian "
    "frances francesca francesco francis franz fred frederick gabriel gareth gary geoff george georgia "
    "gerald gerhard gina giovanni giulia gloria gordon graham greg gregory guido gustav hanna hannah hans "
    "harold harry harvey hassan heather hector heidi heinz helen helena helga henry herbert howard hugh "
    "hugo ian ibrahim ines ingrid irene irina isaac isabel isabella ivan jacob jacqueline jake james "
    "jamie jan jane janet janice jason jay jeff jeffrey jenna jennifer jenny jeremy jerry jessica jessie "
    "jill jim jimmy joan joanna joanne joe joel johan johanna john johnny jon jonas jonathan jordan jorge "
    "jose josef joseph josh joshua joyce juan judith judy julia julian julie jun jurgen justin kai karen "
    "karim karin karl karsten kate katharina katherine kathleen kathy katie katrin keith kelly ken "
    "kenneth kevin kim kirsten klaus kumar kurt kyle lara larry laura lauren laurence leah lena leo leon "
    "leonard leslie lewis li liam lillian linda lisa liz lois lorenzo louis louise luca lucas lucia lucy "
    "luis luisa lukas luke lydia maggie manfred manuel marc marco marcus margaret maria marie marina "
    "mario marion martha martin martina mary mateo matt matteo matthew matthias maureen maya megan mei "
    "melanie melissa michael michelle miguel mike mila mohamed mohammed molly monica monika muhammad "
    "nadia nancy naomi natalia natalie natasha nathan neha neil nicholas nicola nicole nikhil nina noah "
    "nora norman oliver olivia omar oscar owen pablo pamela patricia patrick paul paula pedro peter petra "
    "phil philip philippa pierre pooja priya rachel rahul raj rajesh ralf ralph ramon raphael raul ravi "
    "raymond rebecca richard rita robert roberto robin roger roland ron ronald rosa rosie ross roy ruth "
    "ryan sabine sally sam samantha samir samuel sandra sanjay sara sarah scott sean sebastian sergei "
    "sharon sheila shirley silvia simon simone sofia sonia sophia sophie stefan stefanie stella stephanie "
    "stephen steve steven stuart sunil susan susanne suzanne sven sylvia tamara tanya tara ted teresa "
    "terry theo theresa thomas tim timothy tina tobias todd tom tommy tony tracy ulrich ursula uwe "
    "valerie vanessa vera veronica vicky victoria vijay vincent virginia vivian vladimir walter wanda "
    "wayne wei wendy werner william wolfgang xavier yan yasmin yuki yusuf yvonne zach zoe zoey"
)
# Words as well: only where nothing but a name can stand.
ALSO_WORDS = _listed(
    "abe al amber art basil bill chase cliff crystal dale dawn dean don drew earl ed faith frank gene "
    "ginger glen grace grant guy hope iris ivy jack jade jasmine jean joy kay lance lane lee lily major "
    "mark max miles nick olive pat pearl penny ray reed rex rich rob rose ruby sandy sue summer victor "
    "violet"
)
_SURNAMES = _listed(
    "bai cai cao chang chen cheng cui dai deng ding dong du duan fang feng fu gao gong gu guo han hao hou "
    "hu huang jia jiang jin kang kong lai lei li liang liao lin liu lu luo lv lyu mao meng mo ni ouyang "
    "peng qi qian qiao qin qiu ren shao shen shi su tang tao tian wan wang wei wen wu xia xiang xiao xie "
    "xiong xu xue yan yang yao yi yin yu yuan yue zeng zhai zhang zhao zheng zhong zhou zhu zhuang zou"
)
_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv]))"
)
_CHINESE_GIVEN = re.compile(rf"{_SYLLABLE}{{1,2}}")


def is_chinese_name(family: str, given: str) -> bool:
    """wang fang, ouyang xiaoming."""
    return family in _SURNAMES and bool(_CHINESE_GIVEN.fullmatch(given.replace("'", "").replace("-", "")))
