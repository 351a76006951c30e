using Tahoon.SupplyChain;

return args switch
{
    ["licences"] => Licences.Write(),
    ["licences", "--check"] => Licences.Check(),
    ["sboms", var folder] => Sboms.Check(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("licences | licences --check | sboms <folder>, from the repository's root");
    return 2;
}
