using Tahoon.Load.Reference;
using Xunit;

namespace Tahoon.Load.Tests.Measuring;

public sealed class FigureTests
{
    [Fact]
    public void One_disturbed_slice_moves_neither_the_figure_nor_its_noise_much()
    {
        var calm = Figure.Of([100, 101, 99, 100, 102])!.Value;
        var disturbed = Figure.Of([100, 101, 99, 100, 5])!.Value;

        Assert.Equal(100, calm.Value);
        Assert.Equal(100, disturbed.Value);
        Assert.InRange(disturbed.Noise, 0.005, 0.02);
    }

    [Fact]
    public void The_noise_of_a_bell_is_its_deviation()
    {
        var draw = new Random(5);
        var slices = Enumerable.Range(0, 2_001)
            .Select(_ => (double?)(100 + (10 * Math.Sqrt(-2 * Math.Log(1 - draw.NextDouble())) * Math.Cos(2 * Math.PI * draw.NextDouble()))));

        Assert.InRange(Figure.Of(slices)!.Value.Noise, 0.09, 0.11);
    }

    [Fact]
    public void What_was_not_measured_has_none() => Assert.Null(Figure.Of([null, null]));
}
