"""Questions to authors, and facts beside grounds for not publishing."""

from __future__ import annotations

from beteiligung.moderation.models import Purpose
from beteiligung.moderation.seeds.module import SeedModule

QUESTIONS = (
    SeedModule(
        "return-place",
        Purpose.RETURN,
        "Welcher Ort?",
        {
            "de": "Wo genau soll das sein? Bitte nennen Sie eine Straße, einen Platz oder etwas in der Nähe, das viele "
            "kennen. Sie können auch eine Nadel auf die Karte setzen.",
            "en": "Where exactly should this be? Please name a street, a square or something nearby that many people "
            "know. You can also put a pin on the map.",
            "tr": "Bu tam olarak nerede olsun? Lütfen bir sokak, bir meydan ya da yakınında çok kişinin bildiği "
            "bir yer yazın. Haritaya bir iğne de koyabilirsiniz.",
            "ar": "أين يكون ذلك بالضبط؟ رجاءً اكتبوا اسم شارع أو ساحة أو مكان قريب يعرفه كثيرون. "
            "يمكنكم أيضًا وضع دبوس على الخريطة.",
        },
    ),
    SeedModule(
        "return-what",
        Purpose.RETURN,
        "Was genau?",
        {
            "de": "Wir möchten Ihre Idee gut verstehen. Was soll dort genau geschehen? Und für wen ist es da? Zwei "
            "oder drei Sätze genügen.",
            "en": "We want to understand your idea well. What exactly should happen there? And who is it for? Two or "
            "three sentences are enough.",
            "tr": "Fikrinizi iyi anlamak istiyoruz. Orada tam olarak ne yapılsın? Kimler için olsun? İki üç cümle "
            "yeter.",
            "ar": "نريد أن نفهم فكرتكم جيدًا. ما الذي ينبغي أن يحدث هناك بالضبط؟ ولمن يكون؟ تكفي جملتان أو ثلاث.",
        },
    ),
    SeedModule(
        "return-private-data",
        Purpose.RETURN,
        "Private Angaben im Text",
        {
            "de": "In Ihrem Text stehen private Angaben, zum Beispiel ein Name, eine Adresse oder eine Telefonnummer. "
            "Alle könnten sie lesen. Bitte nehmen Sie diese Angaben heraus. Dann veröffentlichen wir Ihre Idee gern.",
            "en": "Your text contains private details, for example a name, an address or a phone number. Everybody "
            "could read them. Please take these details out. Then we will be glad to publish your idea.",
            "tr": "Metninizde özel bilgiler var, örneğin bir ad, bir adres ya da bir telefon numarası. "
            "Yayımlarsak bunları herkes okuyabilir. Lütfen bu bilgileri çıkarın. Sonra fikrinizi "
            "memnuniyetle yayımlarız.",
            "ar": "في نصكم بيانات خاصة، مثل اسم أو عنوان أو رقم هاتف، ويمكن للجميع قراءتها. "
            "رجاءً احذفوا هذه البيانات. بعد ذلك يسرنا أن ننشر فكرتكم.",
        },
    ),
    SeedModule(
        "return-several",
        Purpose.RETURN,
        "Mehrere Ideen in einer",
        {
            "de": "In „{titel}“ stecken mehrere Ideen. Jede hat bessere Aussichten, wenn sie für sich steht. Bitte "
            "lassen Sie hier die wichtigste stehen. Die anderen können Sie danach einzeln vorschlagen.",
            "en": "“{titel}” holds several ideas. Each has a better chance on its own. Please keep the most important "
            "one here. You can propose the others one by one afterwards.",
            "tr": "“{titel}” içinde birden fazla fikir var. Her birinin ayrı bir fikir olarak şansı daha yüksek. "
            "Lütfen burada yalnızca en önemlisi kalsın. Diğerlerini daha sonra tek tek önerebilirsiniz.",
            "ar": "في «{titel}» عدة أفكار. فرصة كل فكرة أفضل إذا كانت وحدها. رجاءً اتركوا هنا أهم فكرة، "
            "ويمكنكم بعد ذلك اقتراح الأفكار الأخرى واحدة واحدة.",
        },
    ),
    SeedModule(
        "return-photo-consent",
        Purpose.RETURN,
        "Menschen auf dem Foto",
        {
            "de": "Auf einem Foto sind Menschen zu erkennen. Sind sie einverstanden, dass alle das Foto sehen? Bei "
            "Kindern müssen die Eltern einverstanden sein. Bitte schreiben Sie es uns, oder nehmen Sie ein anderes Foto.",
            "en": "People can be recognised in a photo. Do they agree that everybody sees it? For children, the parents "
            "have to agree. Please tell us, or use another photo.",
            "tr": "Bir fotoğrafta tanınabilen kişiler var. Fotoğrafı herkesin görmesine izin veriyorlar mı? "
            "Çocuklar için anne babanın izin vermesi gerekir. Lütfen bize yazın ya da başka bir fotoğraf "
            "seçin.",
            "ar": "يمكن التعرف على أشخاص في إحدى الصور. هل يوافقون على أن يرى الجميع الصورة؟ "
            "إذا كان فيها أطفال، فيجب أن يوافق الأهل. رجاءً اكتبوا لنا ذلك، أو اختاروا صورة أخرى.",
        },
    ),
)

FACTS = (
    SeedModule(
        "reject-private-data",
        Purpose.REJECT,
        "Private Angaben über andere",
        {
            "de": "Der Text nennt Angaben, mit denen man einen anderen Menschen erkennen kann. Dieser Mensch hat nicht "
            "zugestimmt. Ohne diese Angaben bleibt von der Idee nichts übrig, was wir veröffentlichen könnten.",
            "en": "The text gives details by which another person can be recognised. That person has not agreed. "
            "Without these details nothing of the idea is left that we could publish.",
            "tr": "Metinde başka bir kişinin tanınmasını sağlayan bilgiler var. Bu kişi izin vermedi. Bu bilgiler "
            "olmadan fikirden yayımlayabileceğimiz bir şey kalmıyor.",
            "ar": "في النص بيانات يمكن التعرف من خلالها على شخص آخر، وهذا الشخص لم يوافق. "
            "من دون هذه البيانات لا يبقى من الفكرة ما يمكننا نشره.",
        },
        "private_data",
    ),
    SeedModule(
        "reject-advertising",
        Purpose.REJECT,
        "Werbung",
        {
            "de": "Der Text empfiehlt ein Geschäft oder eine Ware. Ein Vorschlag für das Zusammenleben im Aktionsraum "
            "steht nicht darin.",
            "en": "The text recommends a business or a product. It holds no proposal for living together in the "
            "neighbourhood.",
            "tr": "Metin bir iş yerini ya da bir ürünü tavsiye ediyor. Bölgede birlikte yaşamla ilgili bir öneri içermiyor.",
            "ar": "يوصي النص بمتجر أو بسلعة، وليس فيه اقتراح للعيش المشترك في الحي.",
        },
        "advertising",
    ),
    SeedModule(
        "reject-unreadable",
        Purpose.REJECT,
        "Nicht zu lesen",
        {
            "de": "Der Text besteht aus Zeichen ohne Sinn. Wir haben in mehreren Sprachen nachgesehen.",
            "en": "The text consists of characters without meaning. We have looked in several languages.",
            "tr": "Metin anlamsız işaretlerden oluşuyor. Birkaç dilde baktık.",
            "ar": "يتكون النص من حروف ورموز بلا معنى. لقد تحققنا من ذلك في عدة لغات.",
        },
        "unreadable",
    ),
)
